package org.korrigo.identification.header.letter;

/**
 * A box that the network is shown, with the right answer.
 *
 * @param features what it looks at
 * @param signs the set that the sign is of
 * @param answer which answer of the set is right
 */
record Lesson(float[] features, SignSet signs, int answer) {}
