package org.korrigo.identification.header;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.korrigo.identification.header.LineRecogniser.Line;
import org.korrigo.identification.header.LineRecogniser.Sign;
import org.korrigo.identification.header.image.GreyImage;

/**
 * Reads a line of free handwriting at two sizes, at which the recogniser errs differently. The
 * words at either end that it is sure of are read once, print mostly: the time it takes is that of
 * the columns it reads.
 */
final class TwiceReader {
  /** A word with this certainty or more is not read again. */
  private static final double SURE = 0.9;

  /** Pixels a millimetre at which a line is read first, and again. */
  private static final double FIRST = 5.4;

  private static final double SECOND = 3.2;

  private final LineRecogniser recogniser;
  private final double pixelsPerMm;

  /**
   * A reader for one header.
   *
   * @param pixelsPerMm of its picture
   */
  TwiceReader(LineRecogniser recogniser, double pixelsPerMm) {
    this.recogniser = recogniser;
    this.pixelsPerMm = pixelsPerMm;
  }

  /**
   * What was read at each size, twice the same where nothing is in doubt.
   *
   * @return two lines, whose signs stand where they do in the picture
   */
  List<Line> read(GreyImage picture) {
    Line first = read(picture, 0, FIRST);
    return List.of(first, again(picture, first));
  }

  /** The line with what stands between its sure ends read at the second size. */
  private Line again(GreyImage picture, Line first) {
    List<Sign> signs = first.signs();
    int from = 0;
    while (from < signs.size() && isSure(signs.get(from))) {
      from++;
    }
    if (from > 0 && from == signs.size()) {
      return first;
    }
    int to = signs.size();
    while (to > from && isSure(signs.get(to - 1))) {
      to--;
    }
    int left = from == 0 ? 0 : between(signs.get(from - 1), signs.get(from));
    int right = to == signs.size() ? picture.width() : between(signs.get(to - 1), signs.get(to));
    return left < 0 || left >= right || right > picture.width()
        ? read(picture, 0, SECOND)
        : joined(
            signs.subList(0, from),
            read(picture.columns(left, right), left, SECOND),
            signs.subList(to, signs.size()));
  }

  private static boolean isSure(Sign sign) {
    return sign.certainty() >= SURE;
  }

  private static int between(Sign one, Sign next) {
    return (one.right() + next.left()) / 2;
  }

  private Line read(GreyImage picture, int left, double size) {
    double factor = Math.max(1, pixelsPerMm / size);
    Line line = recogniser.read(picture.reduced(factor), LineRecogniser.Signs.ANY);
    return new Line(
        line.text(),
        line.signs().stream().map(sign -> sign.enlarged(factor, left)).toList(),
        line.confidence());
  }

  private static Line joined(List<Sign> before, Line line, List<Sign> after) {
    return new Line(
        Stream.of(text(before), line.text(), text(after))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" ")),
        Stream.of(before, line.signs(), after).flatMap(List::stream).toList(),
        line.confidence());
  }

  private static String text(List<Sign> signs) {
    StringBuilder text = new StringBuilder();
    for (Sign sign : signs) {
      text.append(sign.beginsWord() && !text.isEmpty() ? " " : "").append(sign.text());
    }
    return text.toString();
  }
}
