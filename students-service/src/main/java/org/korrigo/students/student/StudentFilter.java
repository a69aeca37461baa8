package org.korrigo.students.student;

/**
 * Which pupils to list; what is null does not restrict.
 *
 * @param text parts of the name in any order, accents and case aside; small misspellings are
 *     forgiven
 * @param className the whole class name
 * @param nameSplit GUESSED for those a person should look at
 * @param after the end of the page before
 */
record StudentFilter(String text, String className, NameSplit nameSplit, NamePosition after) {}
