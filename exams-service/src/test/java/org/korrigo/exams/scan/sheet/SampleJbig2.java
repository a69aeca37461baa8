package org.korrigo.exams.scan.sheet;

import java.nio.ByteBuffer;

/**
 * A JBIG2 stream as a PDF embeds it: one page with one region, whose pixels are coded as Group 4
 * fax.
 */
final class SampleJbig2 {
  private static final int PAGE_INFORMATION = 48;
  private static final int IMMEDIATE_GENERIC_REGION = 38;
  private static final int SEGMENT_HEADER = 11;
  private static final int PAGE_DATA = 19;
  private static final int REGION_HEADER = 18;

  private SampleJbig2() {}

  static byte[] of(byte[] groupFour, int width, int height) {
    int region = REGION_HEADER + groupFour.length;
    ByteBuffer bytes = ByteBuffer.allocate(2 * SEGMENT_HEADER + PAGE_DATA + region);
    segment(bytes, 0, PAGE_INFORMATION, PAGE_DATA);
    bytes.putInt(width).putInt(height).putInt(0).putInt(0).put((byte) 0).putShort((short) 0);
    segment(bytes, 1, IMMEDIATE_GENERIC_REGION, region);
    bytes.putInt(width).putInt(height).putInt(0).putInt(0).put((byte) 0);
    bytes.put((byte) 1).put(groupFour);
    return bytes.array();
  }

  private static void segment(ByteBuffer bytes, int number, int type, int length) {
    bytes.putInt(number).put((byte) type).put((byte) 0).put((byte) 1).putInt(length);
  }
}
