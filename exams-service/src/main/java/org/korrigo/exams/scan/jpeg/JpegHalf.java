package org.korrigo.exams.scan.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Halves a JPEG without decoding a pixel: one walk over its data, from the frequencies of the
 * picture to those of its half. Of a coloured picture only the brightness is kept.
 */
public final class JpegHalf {
  private static final int[] STEPS = steps();

  private final JpegImage image;
  private final Component luma;
  private final int blocksPerUnit;
  private final HalfBlocks blocks;
  private final int blocksAcross;
  private final int halfAcross;
  private final float[] sums;
  private final BitWriter out;

  /** Blocks of the current row of units that were read, those of all components. */
  private int read;

  private int unitRow;
  private int lastDc;

  private JpegHalf(JpegImage image) {
    this.image = image;
    this.luma = image.frame.components().getFirst();
    this.blocksPerUnit = image.frame.blocksPerUnit();
    this.blocks = new HalfBlocks(image.frame.quantization()[luma.quantization()], STEPS);
    this.blocksAcross = image.unitsAcross * luma.across();
    this.halfAcross = Math.ceilDiv(blocksAcross, 2);
    // two rows of new blocks: those of a row of coding units of up to 32 pixels
    this.sums = new float[2 * halfAcross * 64];
    this.out = new BitWriter(image.source.length / 2);
  }

  /**
   * Halves a picture.
   *
   * @return a grey JPEG, half as wide and high, without metadata
   * @throws DamagedJpegException if the picture data is broken
   */
  public static JpegPiece of(JpegImage image) throws DamagedJpegException {
    return new JpegHalf(image).halved();
  }

  private JpegPiece halved() throws DamagedJpegException {
    ScanWalk walk = new ScanWalk(image, this::block);
    for (unitRow = 0; unitRow < image.unitsDown; unitRow++) {
      read = 0;
      walk.nextRow();
      for (int down = 0; down < luma.down(); down++) {
        brightness(walk, down);
        int row = unitRow * luma.down() + down;
        if (row % 2 == 1) {
          write(row / 2);
        } else if (row == image.unitsDown * luma.down() - 1) {
          brightnessBelowTheLast(walk, down);
          write(row / 2);
        }
      }
    }
    return finish();
  }

  /** Reads a block's codes; of those of brightness, the low frequencies into the sums. */
  private int block(byte[] bits, int from, HuffmanTable table) throws DamagedJpegException {
    int index = read++;
    int inUnit = index % blocksPerUnit;
    if (inUnit >= luma.blocks()) {
      return ScanWalk.skip(bits, from, table, 1);
    }
    int x = index / blocksPerUnit * luma.across() + inUnit % luma.across();
    int y = unitRow * luma.down() + inUnit / luma.across();
    int quarter = (y & 1) << 1 | x & 1;
    int target = target(y / 2) + x / 2 * 64;
    int at = from;
    int place = 1;
    while (place <= HalfBlocks.LAST_PLACE) {
      long next = ScanWalk.peek(bits, at);
      int entry = ScanWalk.acEntry(table, next);
      int size = entry & 15;
      place = ScanWalk.passed(place, entry & 0xFF);
      if (size > 0 && place - 1 <= HalfBlocks.LAST_PLACE) {
        int value = ScanWalk.value(next << (entry >>> 8), size);
        blocks.add(quarter, place - 1, value, sums, target);
      }
      at += (entry >>> 8) + size;
    }
    return ScanWalk.skip(bits, at, table, place);
  }

  private int target(int halfRow) {
    return (halfRow & 1) * halfAcross * 64;
  }

  private void brightness(ScanWalk walk, int down) {
    int y = unitRow * luma.down() + down;
    int target = target(y / 2);
    int dc = 0;
    for (int x = 0; x < blocksAcross; x++) {
      dc = dc(walk, x, down);
      blocks.add((y & 1) << 1 | x & 1, 0, dc, sums, target + x / 2 * 64);
    }
    if (blocksAcross % 2 == 1) {
      // nothing stands to the right of the last block: as bright as it, so no edge shows
      blocks.add((y & 1) << 1 | 1, 0, dc, sums, target + blocksAcross / 2 * 64);
    }
  }

  private void brightnessBelowTheLast(ScanWalk walk, int down) {
    int target = target((unitRow * luma.down() + down) / 2);
    for (int x = 0; x < halfAcross * 2; x++) {
      int dc = dc(walk, Math.min(x, blocksAcross - 1), down);
      blocks.add(2 | x & 1, 0, dc, sums, target + x / 2 * 64);
    }
  }

  private int dc(ScanWalk walk, int x, int down) {
    int unit = x / luma.across() * blocksPerUnit;
    return walk.dcValues[unit + down * luma.across() + x % luma.across()];
  }

  private void write(int halfRow) {
    int from = target(halfRow);
    try {
      for (int x = 0; x < halfAcross; x++) {
        code(from + x * 64);
      }
    } catch (MissingCodeException impossible) {
      throw new IllegalStateException("the standard tables have every code", impossible);
    }
    Arrays.fill(sums, from, from + halfAcross * 64, 0);
  }

  private void code(int from) throws MissingCodeException {
    int dc = Math.clamp(Math.round(sums[from]), ScanWalk.SMALLEST_DC, ScanWalk.LARGEST_DC);
    out.dcDifference(StandardTables.LUMA_DC, dc - lastDc);
    lastDc = dc;
    int before = 0;
    for (int place = 1; place < 64; place++) {
      float sum = sums[from + place];
      if (sum > 0.5f || sum < -0.5f) {
        int value = Math.clamp(Math.round(sum), -1023, 1023);
        int zeros = place - before - 1;
        for (; zeros > 15; zeros -= 16) {
          out.symbol(StandardTables.LUMA_AC, 0xF0, 0);
        }
        out.symbol(StandardTables.LUMA_AC, zeros << 4 | BitWriter.sizeOf(value), value);
        before = place;
      }
    }
    if (before < 63) {
      out.symbol(StandardTables.LUMA_AC, 0, 0);
    }
  }

  private JpegPiece finish() {
    int width = Math.ceilDiv(image.width, 2);
    int height = Math.ceilDiv(image.height, 2);
    Component grey = new Component(1, 1, 1, 0, 0, StandardTables.LUMA_DC, StandardTables.LUMA_AC);
    Frame frame =
        new Frame(
            0xC0,
            List.of(grey),
            new int[][] {STEPS, null, null, null},
            Optional.of(new Frame.Density(0, 1, 1)),
            Frame.NO_ADOBE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(out.size() + 1024);
    new HeaderWriter(bytes, frame).write(width, height);
    out.finish(bytes);
    bytes.write(0xFF);
    bytes.write(0xD9);
    return new JpegPiece(bytes.toByteArray(), width, height, new PixelArea(0, 0, width, height));
  }

  /** Half of the steps of the standard's Annex K, which stand for a quality of 75. */
  private static int[] steps() {
    int[] standard = {
      16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35,
      37, 29, 40, 58, 51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109,
      81, 87, 95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99
    };
    return Arrays.stream(standard).map(step -> step / 2).toArray();
  }
}
