package org.korrigo.identification.header;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.korrigo.identification.header.LineRecogniser.Sign;
import org.korrigo.identification.header.LineRecogniser.Signs;
import org.korrigo.identification.header.image.Box;
import org.korrigo.identification.header.image.GreyImage;
import org.korrigo.identification.header.image.Ink;
import org.korrigo.identification.header.image.PackedLine;
import org.korrigo.identification.matching.BoxedText;

/** Reads rows of boxes, each in several ways that err differently. */
final class BoxRowReader {
  private static final int[] GAPS = {7, 16};

  private final LineRecogniser recogniser;
  private final GreyImage header;
  private final Ink ink;
  private final List<Double> confidences = new ArrayList<>();

  BoxRowReader(LineRecogniser recogniser, GreyImage header, Ink ink) {
    this.recogniser = recogniser;
    this.header = header;
    this.ink = ink;
  }

  /** One opinion per way of packing. */
  BoxedText read(List<Box> row, Signs signs) {
    List<String> opinions = new ArrayList<>();
    for (int gap : GAPS) {
      opinions.add(opinion(PackedLine.of(header, ink, row, gap), signs));
    }
    return new BoxedText(opinions);
  }

  /** The recogniser's own mean confidence over the rows read so far. */
  double confidence() {
    return confidences.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private String opinion(PackedLine line, Signs signs) {
    char[] boxes = new char[line.middles().size()];
    for (int box = 0; box < boxes.length; box++) {
      boxes[box] = line.middles().get(box) < 0 ? BoxedText.BLANK : BoxedText.UNREAD;
    }
    if (line.middles().stream().allMatch(middle -> middle < 0)) {
      return new String(boxes);
    }
    LineRecogniser.Line read = recogniser.read(line.image(), signs);
    confidences.add(read.confidence());
    place(read.signs(), line.middles(), boxes);
    return new String(boxes);
  }

  /** Puts each sign into its box: one by one where they are as many, else by place. */
  private static void place(List<Sign> signs, List<Integer> middles, char[] boxes) {
    int[] filled =
        java.util.stream.IntStream.range(0, boxes.length)
            .filter(box -> middles.get(box) >= 0)
            .toArray();
    if (signs.size() == filled.length) {
      for (int i = 0; i < filled.length; i++) {
        boxes[filled[i]] = signs.get(i).text().charAt(0);
      }
      return;
    }
    for (Sign sign : signs) {
      Arrays.stream(filled)
          .boxed()
          .min(java.util.Comparator.comparingInt(box -> Math.abs(middles.get(box) - sign.middle())))
          .filter(box -> boxes[box] == BoxedText.UNREAD)
          .ifPresent(box -> boxes[box] = sign.text().charAt(0));
    }
  }
}
