package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.korrigo.exams.scan.jpeg.JpegImage;

/**
 * Looks through the segments of JBIG2 images before they are decoded: the decoder believes every
 * size and every count in them, and would fill the memory or never end.
 */
final class Jbig2Bounds {
  private static final int MOST_SEGMENTS = 10_000;
  private static final int MOST_REFERRED = 10_000;
  private static final int MOST_SYMBOLS = 65_536;
  private static final int MOST_INSTANCES = 1_000_000;
  private static final int UNKNOWN = -1;
  private static final int REGION_HEADER = 17;

  /** Layers of a page: regions that lie over each other. */
  private static final int LAYERS = 3;

  private final long mostPixels;
  private long pixels;
  private int segments;
  private int symbols;
  private int instances;

  private Jbig2Bounds(long mostPixels) {
    this.mostPixels = mostPixels;
  }

  /**
   * Requires every JBIG2 image that a page may show to stay within limits.
   *
   * @param mostPixels of one image
   * @throws IOException if one does not, or is cut off
   */
  static void require(PDPage page, long mostPixels) throws IOException {
    for (COSStream image : PageImages.of(page)) {
      PDStream stream = new PDStream(image);
      if (stream.getFilters().contains(COSName.JBIG2_DECODE)) {
        require(image, stream, mostPixels);
      }
    }
  }

  private static void require(COSStream image, PDStream stream, long mostPixels)
      throws IOException {
    Jbig2Bounds bounds = new Jbig2Bounds(mostPixels);
    COSStream shared = shared(image.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP));
    try {
      if (shared != null) {
        bounds.walk(read(shared.createInputStream()));
      }
      bounds.walk(read(stream.createInputStream(List.of(COSName.JBIG2_DECODE.getName()))));
    } catch (BufferUnderflowException | IllegalArgumentException cutOff) {
      throw new IOException("a JBIG2 image that is cut off", cutOff);
    }
  }

  private static COSStream shared(COSBase parameters) {
    return switch (parameters) {
      case COSDictionary dictionary -> dictionary.getCOSStream(COSName.JBIG2_GLOBALS);
      case COSArray array when array.size() > 0 -> shared(array.getObject(array.size() - 1));
      case null, default -> null;
    };
  }

  private static byte[] read(InputStream content) throws IOException {
    try (content) {
      byte[] bytes = content.readNBytes(JpegImage.MAXIMUM_BYTES + 1);
      if (bytes.length > JpegImage.MAXIMUM_BYTES) {
        throw new IOException("an image of more than " + JpegImage.MAXIMUM_BYTES + " bytes");
      }
      return bytes;
    }
  }

  private void walk(byte[] data) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(data);
    while (in.remaining() >= Integer.BYTES) {
      atMost(++segments, MOST_SEGMENTS, "segments");
      int number = in.getInt();
      if (number < 0) {
        throw new IOException("a JBIG2 image with a segment number that is none");
      }
      int flags = in.get();
      skipReferred(in, number);
      skip(in, (flags & 0x40) == 0 ? 1 : Integer.BYTES);
      int length = in.getInt();
      check(flags & 0x3F, in.slice());
      skip(in, length == UNKNOWN ? in.remaining() : length);
    }
  }

  private static void skipReferred(ByteBuffer in, int number) throws IOException {
    int count = (in.get(in.position()) & 0xFF) >> 5;
    if (count <= 4) {
      skip(in, 1);
    } else {
      count = in.getInt() & 0x1FFFFFFF;
      atMost(count, MOST_REFERRED, "segments referred to");
      skip(in, (count + 8) >> 3);
    }
    int size = number <= 256 ? 1 : number <= 65_536 ? 2 : 4;
    skip(in, count * size);
  }

  private static void skip(ByteBuffer in, int bytes) {
    in.position(Math.addExact(in.position(), Math.max(bytes, 0)));
  }

  /** Bounds what a segment says of itself; the kinds are those of ISO 14492, 7.3. */
  private void check(int kind, ByteBuffer data) throws IOException {
    switch (kind) {
      case 0 -> symbolDictionary(data);
      case 4, 6, 7 -> textRegion(data);
      case 16 -> patternDictionary(data);
      case 20, 22, 23 -> halftoneRegion(data);
      case 36, 38, 39, 40, 42, 43 -> region(data);
      case 48 -> page(data);
      case 50 -> atMost(Integer.toUnsignedLong(data.getInt()), mostPixels / LAYERS, "lines");
      case 53 -> throw new IOException("a JBIG2 image with code tables of its own");
      default -> {
        // it has no picture
      }
    }
  }

  private void page(ByteBuffer data) throws IOException {
    long width = Integer.toUnsignedLong(data.getInt());
    int height = data.getInt();
    atMost(height == UNKNOWN ? width : area(width, height), mostPixels, "pixels");
  }

  private void region(ByteBuffer data) throws IOException {
    long area = area(Integer.toUnsignedLong(data.getInt()), data.getInt());
    atMost(area, mostPixels, "pixels");
    pixels += area;
    atMost(pixels, LAYERS * mostPixels, "pixels");
  }

  private void textRegion(ByteBuffer data) throws IOException {
    region(data);
    data.position(REGION_HEADER);
    int flags = data.getShort();
    boolean isHuffman = (flags & 1) != 0;
    boolean refines = (flags & 2) != 0 && (flags & 0x8000) == 0;
    skip(data, (isHuffman ? 2 : 0) + (refines ? 4 : 0));
    atMost(Integer.toUnsignedLong(data.getInt()), MOST_INSTANCES, "instances");
    instances += data.getInt(data.position() - Integer.BYTES);
    atMost(instances, MOST_INSTANCES, "instances");
  }

  private void symbolDictionary(ByteBuffer data) throws IOException {
    int flags = data.getShort();
    boolean isHuffman = (flags & 1) != 0;
    int template = flags >> 10 & 3;
    boolean refines = (flags & 2) != 0 && (flags & 0x1000) == 0;
    skip(data, (isHuffman ? 0 : template == 0 ? 8 : 2) + (refines ? 4 : 0));
    atMost(Integer.toUnsignedLong(data.getInt()), MOST_SYMBOLS, "symbols");
    int added = data.getInt();
    atMost(Integer.toUnsignedLong(added), MOST_SYMBOLS, "symbols");
    symbols += added;
    atMost(symbols, MOST_SYMBOLS, "symbols");
  }

  private void patternDictionary(ByteBuffer data) throws IOException {
    skip(data, 1);
    long size = (data.get() & 0xFFL) * (data.get() & 0xFF);
    atMost(size * (Integer.toUnsignedLong(data.getInt()) + 1), mostPixels, "pixels");
  }

  private void halftoneRegion(ByteBuffer data) throws IOException {
    region(data);
    data.position(REGION_HEADER + 1);
    atMost(area(Integer.toUnsignedLong(data.getInt()), data.getInt()), mostPixels, "pixels");
  }

  /** Of two numbers of 32 bits; an area that no long can hold is larger than every limit. */
  private static long area(long width, int height) {
    long area = width * Integer.toUnsignedLong(height);
    return area < 0 ? Long.MAX_VALUE : area;
  }

  private static void atMost(long count, long most, String of) throws IOException {
    if (count > most) {
      throw new IOException("a JBIG2 image of " + count + " " + of + "; " + most + " are allowed");
    }
  }
}
