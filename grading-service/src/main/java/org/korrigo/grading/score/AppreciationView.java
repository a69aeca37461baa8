package org.korrigo.grading.score;

/**
 * The general remark about a copy.
 *
 * @param globalAppreciation null if there is none
 * @param version how often it was changed: the entity tag
 */
record AppreciationView(String globalAppreciation, int version) {}
