package org.korrigo.exams.scan.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.BitSet;
import java.util.Optional;

/**
 * Writes one cut: copies the bit ranges of its rows, and re-codes only the DC differences where a
 * range begins.
 */
final class CutWriter {
  private final JpegImage image;
  private final JpegCut cut;
  private final int[] owners;
  private final UnitArea units;
  private final int left;
  private final int right;
  private final int top;
  private final int bottom;
  private final BitWriter out;
  private final int[] written;
  private final BitSet wiped;
  private final Optional<HalfWriter> half;

  CutWriter(JpegImage image, JpegCut cut) {
    this.image = image;
    this.cut = cut;
    this.owners = image.frame.componentOfBlock();
    this.units = UnitArea.of(image, cut.area());
    this.left = units.left();
    this.right = units.right();
    this.top = units.top();
    this.bottom = units.bottom();
    this.written = new int[image.colours()];
    this.wiped = new BitSet(image.unitsAcross);
    this.half = cut.halved() ? Optional.of(new HalfWriter(image, units)) : Optional.empty();
    long share = (long) (right - left) * (bottom - top);
    long whole = (long) image.unitsAcross * image.unitsDown;
    this.out = new BitWriter((int) (image.length() * share / whole));
  }

  /** Who is to read the frequencies of this cut. */
  Optional<HalfWriter> half() {
    return half;
  }

  void row(int row, BlockWalk walk) throws MissingCodeException {
    if (row < top || row >= bottom) {
      return;
    }
    half.ifPresent(writer -> writer.row(row, walk));
    markWiped(row);
    int from = left;
    while (from < right) {
      int to = runEnd(from, row, walk);
      if (wiped.get(from)) {
        white(to - from);
      } else {
        copy(walk, from * owners.length, to * owners.length);
      }
      from = to;
    }
  }

  private void markWiped(int row) {
    wiped.clear();
    for (PixelArea zone : cut.wiped()) {
      boolean touched =
          zone.y() / image.unitHeight() <= row
              && row < Math.ceilDiv(zone.bottom(), image.unitHeight());
      if (touched) {
        wiped.set(zone.x() / image.unitWidth(), Math.ceilDiv(zone.right(), image.unitWidth()));
      }
    }
  }

  /** Behind the last coding unit that can be written in one go with the one at {@code from}. */
  private int runEnd(int from, int row, BlockWalk walk) {
    int change = wiped.get(from) ? wiped.nextClearBit(from) : wiped.nextSetBit(from);
    int end = change < 0 ? right : Math.min(right, change);
    int first = row * image.unitsAcross;
    return walk.runEnd(first + from, first + end) - first;
  }

  private void white(int units) throws MissingCodeException {
    for (int i = 0; i < units; i++) {
      for (int owner : owners) {
        Component component = image.frame.components().get(owner);
        difference(owner, image.frame.whiteDc(owner));
        out.symbol(component.ac(), 0, 0);
      }
    }
  }

  private void copy(BlockWalk walk, int first, int end) throws MissingCodeException {
    byte[] bits = walk.bits();
    for (int b = 0; b < owners.length; b++) {
      difference(owners[b], walk.dcValues[first + b]);
      out.copy(bits, walk.acStarts[first + b], walk.ends[first + b]);
    }
    if (end > first + owners.length) {
      out.copy(bits, walk.start(first + owners.length), walk.ends[end - 1]);
      for (int b = 0; b < owners.length; b++) {
        written[owners[b]] = walk.dcValues[end - owners.length + b];
      }
    }
  }

  private void difference(int owner, int dc) throws MissingCodeException {
    out.dcDifference(image.frame.components().get(owner).dc(), dc - written[owner]);
    written[owner] = dc;
  }

  JpegPiece finish() {
    PixelArea pixels = units.pixels(image);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(out.size() + 1024);
    new HeaderWriter(bytes, image.frame).write(pixels.width(), pixels.height());
    out.finish(bytes);
    bytes.write(0xFF);
    bytes.write(0xD9);
    PixelArea wanted = cut.area();
    return new JpegPiece(
        bytes.toByteArray(),
        pixels.width(),
        pixels.height(),
        new PixelArea(
            wanted.x() - pixels.x(), wanted.y() - pixels.y(), wanted.width(), wanted.height()),
        half.map(HalfWriter::finish));
  }
}
