package org.korrigo.exams.scan.jpeg;

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
  private JpegTurn() {}

  /**
   * Turns a picture that is to be cut or looked at next: nothing is written that would only be read
   * again. Its data is read to its end, so damage anywhere is found.
   *
   * @return the turned picture with everything else as it was; its Huffman codes are the standard's
   * @throws DamagedJpegException if the picture data is broken
   */
  public static TurnedJpeg of(JpegImage image, QuarterTurn turn) throws DamagedJpegException {
    int paddedWidth = image.unitsAcross * image.unitWidth();
    int paddedHeight = image.unitsDown * image.unitHeight();
    boolean swaps = turn.swapsSides();
    int exactWidth = swaps ? image.height : image.width;
    int exactHeight = swaps ? image.width : image.height;
    int width = turn.mirrorsColumns() ? (swaps ? paddedHeight : paddedWidth) : exactWidth;
    int height = turn.mirrorsRows() ? (swaps ? paddedWidth : paddedHeight) : exactHeight;
    BlockTurn blockTurn = new BlockTurn(turn);
    Frame frame = turned(image.frame, turn, blockTurn);
    return new TurnedJpeg(
        new JpegImage(frame, width, height, new TurnedBlocks(image, turn, blockTurn, frame)),
        new PixelArea(width - exactWidth, height - exactHeight, exactWidth, exactHeight));
  }

  /**
   * Turns a picture.
   *
   * @return the file of what {@link #of} makes of it
   * @throws DamagedJpegException if the picture data is broken
   */
  public static JpegPiece turn(JpegImage image, QuarterTurn turn) throws DamagedJpegException {
    TurnedJpeg turned = of(image, turn);
    List<JpegCut> whole = List.of(JpegCut.of(turned.image().area()));
    JpegPiece piece = JpegScissors.cut(turned.image(), whole).pieces().getFirst();
    return new JpegPiece(piece.bytes(), piece.width(), piece.height(), turned.crop());
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
}
