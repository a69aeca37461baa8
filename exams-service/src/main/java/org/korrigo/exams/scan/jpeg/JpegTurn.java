package org.korrigo.exams.scan.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a JPEG by quarters without decoding a pixel: blocks change their places, and coefficients
 * their places and signs. A picture whose size is no multiple of its coding unit keeps its padding
 * (at most 15 rows or columns), which a turn brings from the right or bottom edge to the left or
 * top, where a JPEG cannot hide it; the piece's crop tells where the picture is.
 */
public final class JpegTurn {
  private final Coefficients coefficients;
  private final Frame source;
  private final Frame target;
  private final QuarterTurn turn;
  private final BlockTurn blockTurn;
  private final BitWriter out;
  private final Component[] components;
  private final int[] written;
  private final int[] values = new int[64];

  private JpegTurn(JpegImage image, QuarterTurn turn) throws DamagedJpegException {
    this.coefficients = Coefficients.of(image);
    this.source = image.frame;
    this.turn = turn;
    this.blockTurn = new BlockTurn(turn);
    this.target = turned(image.frame, turn, blockTurn);
    this.out = new BitWriter(image.source.length);
    this.components = target.components().toArray(Component[]::new);
    this.written = new int[components.length];
  }

  /**
   * Turns a picture.
   *
   * @return the turned picture with everything else as it was; its Huffman codes are the standard's
   * @throws DamagedJpegException if the picture data is broken
   */
  public static JpegPiece turn(JpegImage image, QuarterTurn turn) throws DamagedJpegException {
    int paddedWidth = image.unitsAcross * image.unitWidth();
    int paddedHeight = image.unitsDown * image.unitHeight();
    boolean swaps = turn.swapsSides();
    int exactWidth = swaps ? image.height : image.width;
    int exactHeight = swaps ? image.width : image.height;
    int width = turn.mirrorsColumns() ? (swaps ? paddedHeight : paddedWidth) : exactWidth;
    int height = turn.mirrorsRows() ? (swaps ? paddedWidth : paddedHeight) : exactHeight;
    JpegTurn work = new JpegTurn(image, turn);
    work.write(
        swaps ? image.unitsDown : image.unitsAcross, swaps ? image.unitsAcross : image.unitsDown);
    return new JpegPiece(
        work.finish(width, height),
        width,
        height,
        new PixelArea(width - exactWidth, height - exactHeight, exactWidth, exactHeight));
  }

  /** The same picture, coded with the standard tables. */
  static byte[] recode(JpegImage image) throws DamagedJpegException {
    return turn(image, QuarterTurn.NONE).bytes();
  }

  private static Frame turned(Frame frame, QuarterTurn turn, BlockTurn blockTurn) {
    boolean swaps = turn.swapsSides();
    List<Component> components = new ArrayList<>();
    for (Component component : frame.components()) {
      boolean luma = components.isEmpty();
      components.add(
          new Component(
              component.id(),
              swaps ? component.down() : component.across(),
              swaps ? component.across() : component.down(),
              component.quantization(),
              component.firstBlock(),
              luma ? StandardTables.LUMA_DC : StandardTables.CHROMA_DC,
              luma ? StandardTables.LUMA_AC : StandardTables.CHROMA_AC));
    }
    int[][] quantization = new int[4][];
    for (int i = 0; i < 4; i++) {
      int[] steps = frame.quantization()[i];
      quantization[i] = steps == null ? null : blockTurn.steps(steps);
    }
    Optional<Frame.Density> density =
        frame
            .density()
            .map(d -> swaps ? new Frame.Density(d.unit(), d.vertical(), d.horizontal()) : d);
    return new Frame(frame.marker(), components, quantization, density, frame.adobeTransform());
  }

  private void write(int unitsAcross, int unitsDown) {
    for (int y = 0; y < unitsDown; y++) {
      for (int x = 0; x < unitsAcross; x++) {
        unit(x, y);
      }
    }
  }

  private void unit(int unitX, int unitY) {
    for (int owner = 0; owner < components.length; owner++) {
      Component component = components[owner];
      for (int down = 0; down < component.down(); down++) {
        for (int across = 0; across < component.across(); across++) {
          block(owner, unitX * component.across() + across, unitY * component.down() + down);
        }
      }
    }
  }

  private void block(int owner, int x, int y) {
    Component from = source.components().get(owner);
    int across = coefficients.across(from);
    int down = coefficients.down(from);
    int sourceX =
        switch (turn) {
          case NONE -> x;
          case RIGHT -> y;
          case HALF -> across - 1 - x;
          case LEFT -> across - 1 - y;
        };
    int sourceY =
        switch (turn) {
          case NONE -> y;
          case RIGHT -> down - 1 - x;
          case HALF -> down - 1 - y;
          case LEFT -> x;
        };
    code(owner, coefficients.block(from, sourceX, sourceY));
  }

  private void code(int owner, int block) {
    long set = 0;
    for (int e = coefficients.firstEntry(block); e < coefficients.endEntry(block); e++) {
      int old = coefficients.place(e);
      int place = blockTurn.place(old);
      values[place] = coefficients.value(e) * blockTurn.sign(old);
      set |= 1L << place;
    }
    Component component = components[owner];
    try {
      out.dcDifference(component.dc(), coefficients.dc(block) - written[owner]);
      written[owner] = coefficients.dc(block);
      out.acValues(component.ac(), set, place -> values[place]);
    } catch (MissingCodeException impossible) {
      throw new IllegalStateException("the standard tables have every code", impossible);
    }
  }

  private byte[] finish(int width, int height) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(out.size() + 1024);
    new HeaderWriter(bytes, target).write(width, height);
    out.finish(bytes);
    bytes.write(0xFF);
    bytes.write(0xD9);
    return bytes.toByteArray();
  }
}
