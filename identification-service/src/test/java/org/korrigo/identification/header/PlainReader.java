package org.korrigo.identification.header;

import java.io.IOException;
import java.io.InputStream;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.korrigo.identification.header.image.GreyImage;
import org.korrigo.identification.matching.Letters;
import org.korrigo.identification.matching.Pupil;

/**
 * What most do: Tesseract reads the three rows as they are, each as a line, and the copy is given
 * to the pupil whose name and birth date are the nearest by Levenshtein's distance.
 */
final class PlainReader {
  private static final double[] TOPS_MM = {18, 34, 50};
  private static final double HEIGHT_MM = 11;
  private static final double PAGE_MM = 210;

  private final LineRecogniser recogniser;

  PlainReader(LineRecogniser recogniser) {
    this.recogniser = recogniser;
  }

  /** The text of the three rows, reduced to capitals and digits. */
  String read(InputStream content) throws IOException {
    GreyImage header = GreyImage.decode(content);
    double mm = header.width() / PAGE_MM;
    List<String> rows = new ArrayList<>();
    for (double top : TOPS_MM) {
      GreyImage row = rows(header, (int) (top * mm), (int) ((top + HEIGHT_MM) * mm));
      rows.add(recogniser.read(row, LineRecogniser.Signs.ANY).text());
    }
    return reduced(String.join(" ", rows));
  }

  private static GreyImage rows(GreyImage header, int from, int to) {
    byte[] pixels = Arrays.copyOfRange(header.pixels(), from * header.width(), to * header.width());
    return new GreyImage(header.width(), to - from, pixels);
  }

  /** The pupils from the nearest to the farthest. */
  static List<Pupil> ranked(String text, List<Pupil> roster) {
    return roster.stream()
        .collect(Collectors.toMap(pupil -> pupil, pupil -> distance(text, written(pupil))))
        .entrySet()
        .stream()
        .sorted(Comparator.comparingInt(entry -> entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String written(Pupil pupil) {
    return reduced(
        pupil.lastName()
            + " "
            + pupil.firstName()
            + " "
            + DateTimeFormatter.ofPattern("ddMMuuuu").format(pupil.birthDate()));
  }

  private static String reduced(String text) {
    StringBuilder reduced = new StringBuilder();
    for (String word : text.split("\\s+", -1)) {
      String letters = Letters.joined(word);
      reduced.append(letters.isEmpty() ? word.replaceAll("[^0-9]", "") : letters);
    }
    return reduced.toString();
  }

  private static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    Arrays.setAll(previous, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[other.length() + 1];
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(changed, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
