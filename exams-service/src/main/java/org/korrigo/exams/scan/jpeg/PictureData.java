package org.korrigo.exams.scan.jpeg;

/** Where the blocks of a picture come from. */
sealed interface PictureData permits ScanData, TurnedBlocks {
  /** About how many bytes they take. */
  int length();

  /**
   * A walk from the first row on.
   *
   * @throws DamagedJpegException if the data is broken
   */
  BlockWalk walk(JpegImage image, BlockWalk.AcReader acReader) throws DamagedJpegException;
}
