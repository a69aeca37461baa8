package org.korrigo.identification.header.letter;

import org.korrigo.identification.header.image.GreyImage;

/**
 * A letter that the network is shown, with the right answer.
 *
 * @param features what it looks at
 * @param signs the set that the sign is of
 * @param place which sign of the set it is
 */
record Lesson(float[] features, SignSet signs, int place) {

  /** The lesson of a drawn box; null if nothing is seen in it. */
  static Lesson of(GreyImage cell, char sign) {
    float[] features = Features.of(cell);
    SignSet signs = sign <= '9' ? SignSet.DIGITS : SignSet.CAPITALS;
    return features == null ? null : new Lesson(features, signs, signs.placeOf(sign));
  }
}
