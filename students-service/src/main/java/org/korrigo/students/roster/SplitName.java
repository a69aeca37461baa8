package org.korrigo.students.roster;

/**
 * A name cut in two.
 *
 * @param lastName never empty
 * @param firstName empty for a pupil with one name only
 * @param doubt why a person should look at the cut, or null if the roster itself settles it
 */
record SplitName(String lastName, String firstName, String doubt) {

  boolean isCertain() {
    return doubt == null;
  }
}
