package org.korrigo.identification.header;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.sourceforge.tess4j.ITessAPI;
import net.sourceforge.tess4j.ITessAPI.TessPageSegMode;
import net.sourceforge.tess4j.TessAPI;
import org.korrigo.identification.header.image.GreyImage;
import org.korrigo.identification.matching.EditDistance;
import org.korrigo.identification.matching.Letters;
import org.korrigo.identification.matching.Pupil;
import org.korrigo.identification.matching.Reading;

/**
 * What most do: Tesseract reads the three rows of boxes as they are, each as a line, or the whole
 * header of free writing as a page, and the copy is given to the pupil whose name and birth date
 * are the nearest by Levenshtein's distance.
 */
final class PlainReader implements AutoCloseable {
  private static final double[] TOPS_MM = {18, 34, 50};
  private static final double HEIGHT_MM = 11;
  private static final double PAGE_MM = 210;
  private static final int RESOLUTION = 300;

  private final boolean boxes;
  private final TessAPI api = TessAPI.INSTANCE;
  private final ITessAPI.TessBaseAPI handle = api.TessBaseAPICreate();

  private PlainReader(boolean boxes) {
    this.boxes = boxes;
    if (api.TessBaseAPIInit3(handle, null, "fra") != 0) {
      throw new IllegalStateException("Tesseract has no language 'fra'.");
    }
    int mode = boxes ? TessPageSegMode.PSM_SINGLE_LINE : TessPageSegMode.PSM_AUTO;
    api.TessBaseAPISetVariable(handle, "debug_file", "/dev/null");
    api.TessBaseAPISetPageSegMode(handle, mode);
  }

  /** Opens Tesseract for headers of this form. */
  static PlainReader of(Reading.Form form) {
    return new PlainReader(form == Reading.Form.BOXED);
  }

  /** The text, reduced to capitals and digits. */
  String read(InputStream content) throws IOException {
    GreyImage header = GreyImage.decode(content);
    if (!boxes) {
      return reduced(text(header));
    }
    double mm = header.width() / PAGE_MM;
    List<String> rows = new ArrayList<>();
    for (double top : TOPS_MM) {
      rows.add(text(rows(header, (int) (top * mm), (int) ((top + HEIGHT_MM) * mm))));
    }
    return reduced(String.join(" ", rows));
  }

  private String text(GreyImage image) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(image.pixels().length).put(image.pixels());
    pixels.flip();
    api.TessBaseAPISetImage(handle, pixels, image.width(), image.height(), 1, image.width());
    api.TessBaseAPISetSourceResolution(handle, RESOLUTION);
    Pointer found = api.TessBaseAPIGetUTF8Text(handle);
    String text = found == null ? "" : found.getString(0, StandardCharsets.UTF_8.name());
    if (found != null) {
      api.TessDeleteText(found);
    }
    api.TessBaseAPIClear(handle);
    return text;
  }

  @Override
  public void close() {
    api.TessBaseAPIEnd(handle);
    api.TessBaseAPIDelete(handle);
  }

  private static GreyImage rows(GreyImage header, int from, int to) {
    byte[] pixels = Arrays.copyOfRange(header.pixels(), from * header.width(), to * header.width());
    return new GreyImage(header.width(), to - from, pixels);
  }

  /** The pupils from the nearest to the farthest. */
  static List<Pupil> ranked(String text, List<Pupil> roster) {
    return roster.stream()
        .collect(
            Collectors.toMap(pupil -> pupil, pupil -> EditDistance.between(text, written(pupil))))
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
}
