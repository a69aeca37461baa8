package org.korrigo.exams.scan.jpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts rectangles out of a JPEG without decoding it, all in one pass over its data. The pixels of a
 * piece are those of the source, bit for bit (with subsampled colours but for those beside a cut,
 * whose colour a decoder interpolates); wiped zones are constant white blocks, so the ink is gone
 * from the bytes.
 */
public final class JpegScissors {
  private JpegScissors() {}

  /**
   * The pieces in the order of the cuts, and the preview of the whole.
   *
   * @param pieces one a cut
   * @param preview the source at one eighth
   */
  public record Result(List<JpegPiece> pieces, JpegPreview preview) {}

  /**
   * Makes all cuts. The data is read to its end whatever the cuts, so damage anywhere is found.
   *
   * @throws DamagedJpegException if the picture data is broken
   * @throws IllegalArgumentException if a cut lies beyond the picture
   */
  public static Result cut(JpegImage image, List<JpegCut> cuts) throws DamagedJpegException {
    try {
      return tryCut(image, cuts);
    } catch (MissingCodeException tablesFittedToThePicture) {
      return cutRecoded(image, cuts);
    }
  }

  /**
   * Reads all the picture data.
   *
   * @throws DamagedJpegException if it is broken
   */
  public static void requireSound(JpegImage image) throws DamagedJpegException {
    BlockWalk walk = image.walk();
    for (int row = 0; row < image.unitsDown; row++) {
      walk.nextRow();
    }
  }

  /**
   * The picture at one eighth, from one walk over its data; which is read to its end, so damage
   * anywhere is found.
   *
   * @throws DamagedJpegException if the picture data is broken
   */
  public static JpegPreview preview(JpegImage image) throws DamagedJpegException {
    PreviewWriter preview = new PreviewWriter(image);
    BlockWalk walk = image.walk();
    for (int row = 0; row < image.unitsDown; row++) {
      walk.nextRow();
      preview.row(row, walk);
    }
    return preview.finish();
  }

  private static Result tryCut(JpegImage image, List<JpegCut> cuts)
      throws DamagedJpegException, MissingCodeException {
    List<CutWriter> writers = new ArrayList<>();
    for (JpegCut cut : cuts) {
      writers.add(new CutWriter(image, cut));
    }
    PreviewWriter preview = new PreviewWriter(image);
    List<HalfWriter> halves = writers.stream().flatMap(writer -> writer.half().stream()).toList();
    BlockWalk walk = halves.isEmpty() ? image.walk() : image.walk(new HalfReader(image, halves));
    for (int row = 0; row < image.unitsDown; row++) {
      walk.nextRow();
      preview.row(row, walk);
      for (CutWriter writer : writers) {
        writer.row(row, walk);
      }
    }
    return new Result(writers.stream().map(CutWriter::finish).toList(), preview.finish());
  }

  private static Result cutRecoded(JpegImage image, List<JpegCut> cuts)
      throws DamagedJpegException {
    try {
      return tryCut(JpegTurn.of(image, QuarterTurn.NONE).image(), cuts);
    } catch (MissingCodeException impossible) {
      throw new IllegalStateException("the standard tables have every code", impossible);
    }
  }
}
