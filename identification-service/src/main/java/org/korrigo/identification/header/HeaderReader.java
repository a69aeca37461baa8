package org.korrigo.identification.header;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.korrigo.identification.header.image.Box;
import org.korrigo.identification.header.image.BoxFinder;
import org.korrigo.identification.header.image.BoxRow;
import org.korrigo.identification.header.image.GreyImage;
import org.korrigo.identification.header.image.InkedImage;
import org.korrigo.identification.header.image.PrintedCodes;
import org.korrigo.identification.header.image.Skew;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.header.letter.SignSet;
import org.korrigo.identification.matching.BoxedText;
import org.korrigo.identification.matching.Reading;

/**
 * Reads one identity header (domain §8): boxes where there are boxes, free handwriting else. Takes
 * some tens of milliseconds of one core; not for more than one thread at a time.
 */
final class HeaderReader {
  private static final int DATE_BOXES = 8;
  private static final int NAME_BOXES = 10;

  /** Tesseract names its best sign only, and where it errs it errs in rows. */
  private static final double[] TRUSTS = {1, 0.5};

  private final FreeReader free;
  private final List<SignReader> engines;

  HeaderReader(LineRecogniser recogniser, LetterClassifier classifier) {
    this.free = new FreeReader(recogniser, classifier);
    this.engines = List.of(new LetterReader(classifier), new PackedLineReader(recogniser));
  }

  /**
   * Reads a header within some time.
   *
   * @throws IOException if the content is no picture
   * @throws HeaderTimeException if it takes longer
   */
  Reading read(InputStream content, TimeLimit limit) throws IOException {
    GreyImage picture = GreyImage.decode(content);
    limit.check();
    InkedImage header = straightened(InkedImage.of(picture));
    limit.check();
    List<List<Box>> rows = BoxFinder.rows(header.ink());
    List<List<Box>> names = rows.stream().filter(row -> row.size() >= NAME_BOXES).toList();
    return names.isEmpty() ? free.read(header, limit) : readBoxes(header, rows, names, limit);
  }

  /**
   * A header with its lines made horizontal and without printed codes: these go before it is looked
   * how the lines lean, for the edges of a code lie otherwise.
   */
  static InkedImage straightened(InkedImage scanned) {
    InkedImage cleared = PrintedCodes.removed(scanned);
    double angle = Skew.of(cleared.ink());
    return Skew.isNegligible(angle)
        ? cleared
        : PrintedCodes.removed(InkedImage.of(scanned.grey().turned(-angle)));
  }

  private Reading readBoxes(
      InkedImage header, List<List<Box>> rows, List<List<Box>> names, TimeLimit limit) {
    BoxRowReader reader = new BoxRowReader(engines, limit, TRUSTS);
    BoxedText lastName =
        reader.read(new BoxRow(header.grey(), header.ink(), names.getFirst()), SignSet.CAPITALS);
    BoxedText firstName =
        names.size() < 2
            ? BoxedText.NONE
            : reader.read(new BoxRow(header.grey(), header.ink(), names.get(1)), SignSet.CAPITALS);
    BoxedText birthDate =
        rows.stream()
            .filter(row -> row.size() == DATE_BOXES)
            .findFirst()
            .map(row -> reader.read(new BoxRow(header.grey(), header.ink(), row), SignSet.DIGITS))
            .orElse(BoxedText.NONE);
    return lastName.filled() + firstName.filled() == 0
        ? Reading.empty()
        : Reading.boxed(lastName, firstName, birthDate, reader.confidence());
  }
}
