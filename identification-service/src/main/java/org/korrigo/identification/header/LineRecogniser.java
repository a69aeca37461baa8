package org.korrigo.identification.header;

import com.sun.jna.Pointer;
import io.vertx.core.Context;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.tess4j.ITessAPI;
import net.sourceforge.tess4j.ITessAPI.TessPageIteratorLevel;
import net.sourceforge.tess4j.TessAPI;
import org.korrigo.identification.header.image.GreyImage;

/**
 * Tesseract, opened once and used for many lines (opening it costs ten times a line). Not for more
 * than one thread at a time.
 */
final class LineRecogniser implements AutoCloseable {
  private static final int SINGLE_LINE = ITessAPI.TessPageSegMode.PSM_SINGLE_LINE;
  private static final int RESOLUTION = 300;
  private static final int LEAST_SIDE = 10;

  /** Else a line of doubtful letters is read a second time as white on black. */
  private static final String NO_INVERSE = "invert_threshold";

  private static final String WHITELIST = "tessedit_char_whitelist";

  /** Which signs may be found. */
  enum Signs {
    CAPITALS("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    DIGITS("0123456789"),
    ANY("");

    private final String whitelist;

    Signs(String whitelist) {
      this.whitelist = whitelist;
    }
  }

  /**
   * A sign and where it stands.
   *
   * @param text the sign
   * @param left its first column in the line's picture
   * @param right the column after its last one
   * @param beginsWord whether it is the first of a word
   * @param certainty of the word that it belongs to, 0 to 1
   */
  record Sign(String text, int left, int right, boolean beginsWord, double certainty) {
    int middle() {
      return (left + right) / 2;
    }

    /** Where it stands in a picture so many times larger that begins further left. */
    Sign enlarged(double times, int columns) {
      return new Sign(
          text,
          columns + (int) (left * times),
          columns + (int) (right * times),
          beginsWord,
          certainty);
    }
  }

  /**
   * A line as read.
   *
   * @param text all of it
   * @param signs one by one, without spaces
   * @param confidence 0 to 1
   */
  record Line(String text, List<Sign> signs, double confidence) {}

  /** Looks functions up one by one: TessAPI1 wants some that Tesseract 5.3 does not have. */
  private final TessAPI api;

  private final ITessAPI.TessBaseAPI handle;

  private LineRecogniser(TessAPI api, ITessAPI.TessBaseAPI handle) {
    this.api = api;
    this.handle = handle;
  }

  /**
   * Opens Tesseract.
   *
   * @throws RecogniserMissingException if it is not installed, in words for the administrator
   * @throws IllegalStateException on an event loop, which it would hold up
   */
  static LineRecogniser open(Path data, String language) {
    requireOwnThread();
    TessAPI api;
    ITessAPI.TessBaseAPI handle;
    try {
      api = TessAPI.INSTANCE;
      handle = api.TessBaseAPICreate();
    } catch (LinkageError e) {
      throw new RecogniserMissingException(
          "The library of Tesseract 5 cannot be loaded: install the package tesseract-ocr.", e);
    }
    if (api.TessBaseAPIInit3(handle, data.toString(), language) != 0) {
      api.TessBaseAPIDelete(handle);
      throw new RecogniserMissingException(
          "Tesseract has no language '"
              + language
              + "' in its data directory: install tesseract-ocr-"
              + language
              + " or set korrigo.tesseract.data.",
          null);
    }
    api.TessBaseAPISetVariable(handle, NO_INVERSE, "0");
    return new LineRecogniser(api, handle);
  }

  /**
   * Reads one line of writing.
   *
   * @throws IllegalStateException on an event loop, which it would hold up
   */
  Line read(GreyImage image, Signs signs) {
    requireOwnThread();
    if (image.width() < LEAST_SIDE || image.height() < LEAST_SIDE) {
      return new Line("", List.of(), 0);
    }
    api.TessBaseAPISetVariable(handle, WHITELIST, signs.whitelist);
    api.TessBaseAPISetPageSegMode(handle, SINGLE_LINE);
    ByteBuffer pixels = ByteBuffer.allocateDirect(image.pixels().length).put(image.pixels());
    pixels.flip();
    api.TessBaseAPISetImage(handle, pixels, image.width(), image.height(), 1, image.width());
    api.TessBaseAPISetSourceResolution(handle, RESOLUTION);
    String text = text(api.TessBaseAPIGetUTF8Text(handle)).strip();
    double confidence = Math.clamp(api.TessBaseAPIMeanTextConf(handle) / 100.0, 0, 1);
    Line line = new Line(text, text.isEmpty() ? List.of() : signs(), confidence);
    api.TessBaseAPIClear(handle);
    return line;
  }

  private static void requireOwnThread() {
    if (Context.isOnEventLoopThread()) {
      throw new IllegalStateException("Tesseract must not be used on an event loop.");
    }
  }

  private List<Sign> signs() {
    List<Sign> signs = new ArrayList<>();
    ITessAPI.TessResultIterator results = api.TessBaseAPIGetIterator(handle);
    if (results == null) {
      return signs;
    }
    ITessAPI.TessPageIterator places = api.TessResultIteratorGetPageIterator(results);
    int level = TessPageIteratorLevel.RIL_SYMBOL;
    do {
      String sign = text(api.TessResultIteratorGetUTF8Text(results, level)).strip();
      IntBuffer left = IntBuffer.allocate(1);
      IntBuffer top = IntBuffer.allocate(1);
      IntBuffer right = IntBuffer.allocate(1);
      IntBuffer bottom = IntBuffer.allocate(1);
      api.TessPageIteratorBoundingBox(places, level, left, top, right, bottom);
      if (!sign.isEmpty()) {
        boolean beginsWord =
            api.TessPageIteratorIsAtBeginningOf(places, TessPageIteratorLevel.RIL_WORD)
                == ITessAPI.TRUE;
        float certainty =
            api.TessResultIteratorConfidence(results, TessPageIteratorLevel.RIL_WORD) / 100;
        signs.add(
            new Sign(sign, left.get(0), right.get(0), beginsWord, Math.clamp(certainty, 0, 1)));
      }
    } while (api.TessResultIteratorNext(results, level) == ITessAPI.TRUE);
    api.TessResultIteratorDelete(results);
    return signs;
  }

  private String text(Pointer text) {
    if (text == null) {
      return "";
    }
    String copied = text.getString(0, StandardCharsets.UTF_8.name());
    api.TessDeleteText(text);
    return copied;
  }

  @Override
  public void close() {
    api.TessBaseAPIEnd(handle);
    api.TessBaseAPIDelete(handle);
  }
}
