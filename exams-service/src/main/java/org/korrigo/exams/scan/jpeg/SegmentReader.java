package org.korrigo.exams.scan.jpeg;

import java.util.Arrays;
import java.util.Locale;

/** Steps through the segments of a JPEG's header; nothing is read beyond the segment it is in. */
final class SegmentReader {
  private static final int START = 0xFFD8;

  private final byte[] source;
  private int position;
  private int end;

  SegmentReader(byte[] source) {
    this.source = source;
    this.end = source.length;
  }

  /** Passes the marker that every JPEG begins with. */
  void begin() throws DamagedJpegException {
    if (source.length < 2 || word() != START) {
      throw new DamagedJpegException("does not begin as a JPEG");
    }
  }

  /**
   * Enters the next segment.
   *
   * @return its marker, without the leading 0xFF
   */
  int enterSegment() throws DamagedJpegException {
    int marker = marker();
    int length = word() - 2;
    if (length < 0 || position + length > source.length) {
      throw new DamagedJpegException("a header segment runs past the end of the file");
    }
    end = position + length;
    return marker;
  }

  /** Goes to the end of the segment, whatever of it was read. */
  void leaveSegment() {
    position = end;
    end = source.length;
  }

  private int marker() throws DamagedJpegException {
    if (octet() != 0xFF) {
      throw new DamagedJpegException("no marker where one must stand, at byte " + (position - 1));
    }
    int marker;
    do {
      marker = octet();
    } while (marker == 0xFF);
    if (marker == 0 || (marker >= 0xD0 && marker <= 0xD9) || marker == 0x01) {
      throw new DamagedJpegException("a marker that has no place in the header: " + name(marker));
    }
    return marker;
  }

  int position() {
    return position;
  }

  /** Bytes of the segment that were not read. */
  int remaining() {
    return end - position;
  }

  int octet() throws DamagedJpegException {
    if (position >= end) {
      throw new DamagedJpegException("the header ends too early");
    }
    return source[position++] & 0xFF;
  }

  int word() throws DamagedJpegException {
    return octet() << 8 | octet();
  }

  byte[] take(int length) throws DamagedJpegException {
    if (length > remaining()) {
      throw new DamagedJpegException("the header ends too early");
    }
    position += length;
    return Arrays.copyOfRange(source, position - length, position);
  }

  static String name(int marker) {
    return "FF" + Integer.toHexString(marker).toUpperCase(Locale.ROOT);
  }
}
