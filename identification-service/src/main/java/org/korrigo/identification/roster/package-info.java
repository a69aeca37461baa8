/**
 * The roster as identification knows it: a projection of the events of students-service, and the
 * search in it. Changes no pupil and knows no copy.
 */
package org.korrigo.identification.roster;
