package org.korrigo.identification.header;

import java.util.ArrayList;
import java.util.List;
import org.korrigo.identification.header.image.BoxRow;
import org.korrigo.identification.header.image.GreyImage;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.header.letter.SignSet;

/** Reads box by box with the letter classifier. */
final class LetterReader implements SignReader {
  private final LetterClassifier classifier;

  LetterReader(LetterClassifier classifier) {
    this.classifier = classifier;
  }

  @Override
  public List<double[]> read(BoxRow row, SignSet signs) {
    List<double[]> boxes = new ArrayList<>();
    for (GreyImage inside : row.insides()) {
      boxes.add(classifier.read(inside, signs));
    }
    return boxes;
  }
}
