/**
 * What a pupil may ask for: all that this service keeps of the pupil, and its erasure. Decides
 * nothing about pupils otherwise; other services forget by the event of the removal.
 */
package org.korrigo.students.personaldata;
