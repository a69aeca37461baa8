package org.korrigo.exams.scan.jpeg;

/**
 * A JPEG whose header was read and whose kind the scissors can cut: sequential Huffman (baseline or
 * extended), 8 bit, grey or three colours, all in one scan. The picture data itself is only looked
 * at when it is cut or turned.
 */
public final class JpegImage {
  /** Longest file taken, so that bit positions fit an int. */
  public static final int MAXIMUM_BYTES = 128 << 20;

  /** Longest side taken; the padding of a coding unit still fits the format's 16 bits. */
  static final int MAXIMUM_SIDE = 65_500;

  final Frame frame;
  final int width;
  final int height;
  final int unitsAcross;
  final int unitsDown;

  private final PictureData data;

  JpegImage(Frame frame, int width, int height, PictureData data) {
    this.frame = frame;
    this.width = width;
    this.height = height;
    this.data = data;
    this.unitsAcross = Math.ceilDiv(width, frame.unitWidth());
    this.unitsDown = Math.ceilDiv(height, frame.unitHeight());
  }

  /**
   * Reads the header.
   *
   * @param bytes the whole file; kept, not copied
   * @throws DamagedJpegException if it is no JPEG, or its header is broken
   * @throws UnsupportedJpegException if it is a JPEG of another kind
   */
  public static JpegImage read(byte[] bytes) throws DamagedJpegException, UnsupportedJpegException {
    HeaderReader header = new HeaderReader(bytes).read();
    ScanData data = new ScanData(bytes, header.scanOffset(), header.restartInterval);
    return new JpegImage(header.frame(), header.width, header.height, data);
  }

  /** A walk that passes over the AC codes. */
  BlockWalk walk() throws DamagedJpegException {
    return walk(BlockWalk.PASSING);
  }

  /** A walk on which every block's AC codes are read. */
  BlockWalk walk(BlockWalk.AcReader acReader) throws DamagedJpegException {
    return data.walk(this, acReader);
  }

  /** About how many bytes the picture data takes. */
  int length() {
    return data.length();
  }

  /** Width in pixels. */
  public int width() {
    return width;
  }

  /** Height in pixels. */
  public int height() {
    return height;
  }

  /** Number of colour components: 1 (grey) or 3. */
  public int colours() {
    return frame.components().size();
  }

  /** Width of a coding unit in pixels: vertical cuts fall on its multiples. */
  public int unitWidth() {
    return frame.unitWidth();
  }

  /** Height of a coding unit in pixels: horizontal cuts fall on its multiples. */
  public int unitHeight() {
    return frame.unitHeight();
  }

  /** The whole picture as an area. */
  public PixelArea area() {
    return new PixelArea(0, 0, width, height);
  }
}
