package org.korrigo.exams.scan.jpeg;

/** Gathers the 1/8 preview from the DC values that a walk passes anyway. */
final class PreviewWriter {
  private final int width;
  private final int height;
  private final byte[] luma;
  private final Component component;
  private final int step;
  private final int blocksPerUnit;

  PreviewWriter(JpegImage image) {
    this.component = image.frame.components().getFirst();
    this.step = image.frame.quantization()[component.quantization()][0];
    this.blocksPerUnit = image.frame.blocksPerUnit();
    this.width = Math.ceilDiv(image.width * component.across(), image.unitWidth());
    this.height = Math.ceilDiv(image.height * component.down(), image.unitHeight());
    this.luma = new byte[width * height];
  }

  void row(int row, BlockWalk walk) {
    for (int down = 0; down < component.down(); down++) {
      int y = row * component.down() + down;
      for (int across = 0; across < component.across() && y < height; across++) {
        int block = down * component.across() + across;
        for (int x = across; x < width; x += component.across()) {
          int value = walk.dcValues[block] * step / 8 + 128;
          luma[y * width + x] = (byte) Math.max(0, Math.min(255, value));
          block += blocksPerUnit;
        }
      }
    }
  }

  JpegPreview finish() {
    return new JpegPreview(width, height, luma);
  }
}
