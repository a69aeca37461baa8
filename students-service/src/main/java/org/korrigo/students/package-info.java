/** Who the pupils are. Knows nothing of exams, copies and marks. */
package org.korrigo.students;
