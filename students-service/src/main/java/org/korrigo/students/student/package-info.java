/**
 * The pupils and the only place that writes them: enrolling from a roster, accounts, settled names,
 * removal. Publishes every change; never knows where a roster came from, nor that there are exams.
 */
package org.korrigo.students.student;
