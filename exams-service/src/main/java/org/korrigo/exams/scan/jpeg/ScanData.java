package org.korrigo.exams.scan.jpeg;

/**
 * The picture data of a file.
 *
 * @param source the file
 * @param offset of the picture data in it
 * @param restartInterval coding units between two restart markers; 0 if there are none
 */
@SuppressWarnings("ArrayRecordComponent")
record ScanData(byte[] source, int offset, int restartInterval) implements PictureData {
  @Override
  public int length() {
    return source.length;
  }

  @Override
  public BlockWalk walk(JpegImage image, BlockWalk.AcReader acReader) throws DamagedJpegException {
    return new ScanWalk(image, this, acReader);
  }
}
