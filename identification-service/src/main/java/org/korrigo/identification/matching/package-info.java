/**
 * Whose header this could be: how far a reading is from every pupil, and the class solved as one
 * assignment. Decides when a match is safe; knows no database, no file, no clock.
 */
package org.korrigo.identification.matching;
