/**
 * The events that exams-service publishes: exams, and copies up to their hand-over. Never holds a
 * pupil's name.
 */
package org.korrigo.contracts.exams;
