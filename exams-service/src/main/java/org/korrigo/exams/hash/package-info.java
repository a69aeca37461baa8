/** How content is told from other content: by its SHA-256, and by nothing of where it lies. */
package org.korrigo.exams.hash;
