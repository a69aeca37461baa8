package org.korrigo.exams.scan.jpeg;

/**
 * The blocks of a picture that is to be turned, each already turned in itself but kept in the order
 * of the source: about as many bytes as the file has, and ten a block.
 */
final class TurnedBlocks implements PictureData {
  private final QuarterTurn turn;

  /** Of the source. */
  private final int unitsAcross;

  /** Of the source. */
  private final int unitsDown;

  private final int blocksPerUnit;
  private final short[] dcValues;
  private final byte[] bits;
  private final int[] starts;

  /**
   * Reads a picture to its end.
   *
   * @param blockTurn what the turn does to a block
   * @param target the frame of the turned picture
   * @throws DamagedJpegException if the picture data is broken
   */
  TurnedBlocks(JpegImage image, QuarterTurn turn, BlockTurn blockTurn, Frame target)
      throws DamagedJpegException {
    this.turn = turn;
    this.unitsAcross = image.unitsAcross;
    this.unitsDown = image.unitsDown;
    this.blocksPerUnit = target.blocksPerUnit();
    this.dcValues = new short[unitsAcross * unitsDown * blocksPerUnit];
    HuffmanTable[] tables = new HuffmanTable[blocksPerUnit];
    int[] owners = target.componentOfBlock();
    for (int i = 0; i < blocksPerUnit; i++) {
      tables[i] = target.components().get(owners[i]).ac();
    }
    BlockCoder coder = new BlockCoder(blockTurn, tables, dcValues.length, image.length());
    BlockWalk walk = image.walk(coder);
    int inRow = unitsAcross * blocksPerUnit;
    for (int row = 0; row < unitsDown; row++) {
      walk.nextRow();
      for (int i = 0; i < inRow; i++) {
        dcValues[row * inRow + i] = (short) walk.dcValues[i];
      }
    }
    this.bits = coder.bits();
    this.starts = coder.starts();
  }

  @Override
  public int length() {
    return bits.length;
  }

  @Override
  public BlockWalk walk(JpegImage image, BlockWalk.AcReader acReader) {
    return new Walk(image, acReader);
  }

  /** Number of the block of the source that the turn brings to a place of the target. */
  private int source(Component component, int x, int y) {
    // a turn swaps the sampling of a component as it swaps the sides
    int across = turn.swapsSides() ? component.down() : component.across();
    int down = turn.swapsSides() ? component.across() : component.down();
    int lastX = unitsAcross * across - 1;
    int lastY = unitsDown * down - 1;
    return switch (turn) {
      case NONE -> source(component, across, down, x, y);
      case RIGHT -> source(component, across, down, y, lastY - x);
      case HALF -> source(component, across, down, lastX - x, lastY - y);
      case LEFT -> source(component, across, down, lastX - y, x);
    };
  }

  private int source(Component component, int across, int down, int x, int y) {
    if (component.blocks() == 1) {
      // the usual case, without divisions
      return (y * unitsAcross + x) * blocksPerUnit + component.firstBlock();
    }
    int unit = y / down * unitsAcross + x / across;
    return unit * blocksPerUnit + component.firstBlock() + y % down * across + x % across;
  }

  /** Goes over the blocks in the order of the target. */
  private final class Walk extends BlockWalk {
    private final JpegImage image;
    private final Component[] components;
    private final AcReader acReader;
    private int row;

    Walk(JpegImage image, AcReader acReader) {
      super(image.unitsAcross * blocksPerUnit);
      this.image = image;
      this.components = image.frame.components().toArray(Component[]::new);
      this.acReader = acReader;
    }

    @Override
    byte[] bits() {
      return bits;
    }

    @Override
    void nextRow() throws DamagedJpegException {
      int block = 0;
      for (int x = 0; x < image.unitsAcross; x++) {
        for (Component component : components) {
          for (int inside = 0; inside < component.blocks(); inside++) {
            int blockX = x * component.across() + inside % component.across();
            int blockY = row * component.down() + inside / component.across();
            int source = source(component, blockX, blockY);
            dcValues[block] = TurnedBlocks.this.dcValues[source];
            acStarts[block] = starts[source];
            ends[block] = starts[source + 1];
            if (acReader != PASSING) {
              acReader.read(bits, starts[source], component.ac());
            }
            block++;
          }
        }
      }
      row++;
    }

    @Override
    int runEnd(int from, int end) {
      return from + 1;
    }

    @Override
    int start(int block) {
      throw new IllegalStateException("no block follows on another");
    }
  }
}
