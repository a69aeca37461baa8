package org.korrigo.exams.scan.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/** Writes a grey JPEG, row of blocks by row of blocks, with the standard's Huffman codes. */
final class GreyWriter {
  private static final int LARGEST_AC = 1023;
  private static final Component GREY =
      new Component(1, 1, 1, 0, 0, StandardTables.LUMA_DC, StandardTables.LUMA_AC);

  private final int[] steps;
  private final BitWriter out;
  private int lastDc;

  /**
   * @param steps of the quantization, in zigzag order
   */
  GreyWriter(int[] steps, int expectedBytes) {
    this.steps = steps;
    this.out = new BitWriter(expectedBytes);
  }

  /**
   * The steps of the standard's Annex K, in zigzag order.
   *
   * @param percent of them: 100 for the quality that is usually counted as 50, 50 for 75, 30 for 85
   */
  static int[] steps(int percent) {
    int[] standard = {
      16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35,
      37, 29, 40, 58, 51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109,
      81, 87, 95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99
    };
    for (int i = 0; i < standard.length; i++) {
      standard[i] = Math.clamp((standard[i] * percent + 50) / 100, 1, 255);
    }
    return standard;
  }

  /** Appends the blocks of a row. */
  void row(BlockRow blocks) {
    try {
      for (int block = 0; block < blocks.blocks(); block++) {
        block(blocks, block);
      }
    } catch (MissingCodeException impossible) {
      throw new IllegalStateException("the standard tables have every code", impossible);
    }
  }

  private void block(BlockRow blocks, int block) throws MissingCodeException {
    int dc = Math.clamp(blocks.value(block, 0), ScanWalk.SMALLEST_DC, ScanWalk.LARGEST_DC);
    out.dcDifference(StandardTables.LUMA_DC, dc - lastDc);
    lastDc = dc;
    out.acValues(
        StandardTables.LUMA_AC,
        blocks.places(block),
        place -> Math.clamp(blocks.value(block, place), -LARGEST_AC, LARGEST_AC));
  }

  /** Ends the picture. */
  JpegPiece finish(int width, int height) {
    Frame frame =
        new Frame(
            0xC0,
            List.of(GREY),
            new int[][] {steps, null, null, null},
            Optional.of(new Frame.Density(0, 1, 1)),
            Frame.NO_ADOBE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(out.size() + 1024);
    new HeaderWriter(bytes, frame).write(width, height);
    out.finish(bytes);
    bytes.write(0xFF);
    bytes.write(0xD9);
    return new JpegPiece(bytes.toByteArray(), width, height, new PixelArea(0, 0, width, height));
  }
}
