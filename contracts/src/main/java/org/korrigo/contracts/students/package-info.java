/**
 * The events that students-service publishes: who the pupils are. The only events that hold names.
 */
package org.korrigo.contracts.students;
