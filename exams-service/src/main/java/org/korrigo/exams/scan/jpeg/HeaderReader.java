package org.korrigo.exams.scan.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the marker segments of a JPEG up to its picture data; every length and index is checked
 * before use.
 */
final class HeaderReader {
  private static final int START = 0xFFD8;

  final byte[] source;
  int width;
  int height;
  int restartInterval;
  int offset;

  private final HuffmanTable[] dc = new HuffmanTable[4];
  private final HuffmanTable[] ac = new HuffmanTable[4];
  private final int[][] quantization = new int[4][];
  private final List<Component> components = new ArrayList<>();
  private int frameMarker;
  private byte[] frame;
  private int adobeTransform = Frame.NO_ADOBE;
  private Frame.Density density;
  private int end;

  HeaderReader(byte[] source) {
    this.source = source;
  }

  HeaderReader read() throws DamagedJpegException, UnsupportedJpegException {
    if (source.length > JpegImage.MAXIMUM_BYTES) {
      throw new UnsupportedJpegException("longer than " + JpegImage.MAXIMUM_BYTES + " bytes");
    }
    end = source.length;
    if (source.length < 2 || word() != START) {
      throw new DamagedJpegException("does not begin as a JPEG");
    }
    int marker;
    do {
      marker = marker();
      int length = word();
      if (length < 2 || offset + length - 2 > source.length) {
        throw new DamagedJpegException("a header segment runs past the end of the file");
      }
      end = offset + length - 2;
      segment(marker);
      offset = end;
      end = source.length;
    } while (marker != 0xDA);
    return this;
  }

  Frame frame() {
    // without either header the components' names tell their kind: made explicit for every decoder
    boolean named = adobeTransform == Frame.NO_ADOBE && density == null && namedRedGreenBlue();
    return new Frame(
        frameMarker,
        components,
        quantization,
        Optional.ofNullable(density),
        named ? Frame.RED_GREEN_BLUE : adobeTransform);
  }

  private boolean namedRedGreenBlue() {
    return components.stream().map(Component::id).toList().equals(List.of(0x52, 0x47, 0x42));
  }

  private int marker() throws DamagedJpegException {
    if (octet() != 0xFF) {
      throw new DamagedJpegException("no marker where one must stand, at byte " + (offset - 1));
    }
    int marker;
    do {
      marker = octet();
    } while (marker == 0xFF);
    if (marker == 0 || (marker >= 0xD0 && marker <= 0xD9) || marker == 0x01) {
      throw new DamagedJpegException("a marker that has no place in the header: " + hex(marker));
    }
    return marker;
  }

  private void segment(int marker) throws DamagedJpegException, UnsupportedJpegException {
    switch (marker) {
      case 0xC0, 0xC1 -> frame(marker);
      case 0xC4 -> huffmanTables();
      case 0xDB -> quantizationTables();
      case 0xDD -> restartInterval = word();
      case 0xE0 -> jfif();
      case 0xEE -> adobe();
      case 0xDA -> scan();
      case 0xC2, 0xC6, 0xCA, 0xCE -> throw new UnsupportedJpegException("progressive");
      case 0xC9, 0xCB, 0xCC, 0xCD, 0xCF -> throw new UnsupportedJpegException("arithmetic coding");
      case 0xC3, 0xC5, 0xC7, 0xC8, 0xDC, 0xDE, 0xDF ->
          throw new UnsupportedJpegException("frame kind " + hex(marker));
      default -> {
        // application data and comments: they have nothing to do with the picture and are not kept
      }
    }
  }

  private void frame(int marker) throws DamagedJpegException, UnsupportedJpegException {
    if (frame != null) {
      throw new DamagedJpegException("two frame headers");
    }
    frameMarker = marker;
    int bits = octet();
    height = word();
    width = word();
    int count = octet();
    if (bits != 8) {
      throw new UnsupportedJpegException(bits + " bits a sample");
    }
    if (height == 0 || width == 0) {
      throw new UnsupportedJpegException("no size in its frame header");
    }
    if (height > JpegImage.MAXIMUM_SIDE || width > JpegImage.MAXIMUM_SIDE) {
      throw new UnsupportedJpegException("more than " + JpegImage.MAXIMUM_SIDE + " pixels a side");
    }
    if (count != 1 && count != 3) {
      throw new UnsupportedJpegException(count + " colour components");
    }
    frame = take(3 * count);
  }

  private void huffmanTables() throws DamagedJpegException {
    while (offset < end) {
      int selector = octet();
      byte[] counts = take(16);
      int total = 0;
      for (byte count : counts) {
        total += count & 0xFF;
      }
      if (selector >> 4 > 1 || (selector & 15) > 3 || total > 256) {
        throw new DamagedJpegException("a broken Huffman table");
      }
      boolean isAc = selector >> 4 == 1;
      (isAc ? ac : dc)[selector & 15] = HuffmanTable.of(isAc, counts, take(total));
    }
  }

  private void quantizationTables() throws DamagedJpegException {
    while (offset < end) {
      int selector = octet();
      if (selector >> 4 > 1 || (selector & 15) > 3) {
        throw new DamagedJpegException("a broken quantization table");
      }
      int[] steps = new int[64];
      for (int i = 0; i < 64; i++) {
        steps[i] = selector >> 4 == 0 ? octet() : word();
        if (steps[i] == 0) {
          throw new DamagedJpegException("a quantization step of zero");
        }
      }
      quantization[selector & 15] = steps;
    }
  }

  private void jfif() throws DamagedJpegException {
    if (end - offset >= 12 && Arrays.equals(take(5), new byte[] {'J', 'F', 'I', 'F', 0})) {
      offset += 2;
      density = new Frame.Density(octet(), word(), word());
    }
  }

  private void adobe() throws DamagedJpegException {
    if (end - offset >= 12 && Arrays.equals(take(5), new byte[] {'A', 'd', 'o', 'b', 'e'})) {
      offset += 6;
      adobeTransform = octet();
    }
  }

  private void scan() throws DamagedJpegException, UnsupportedJpegException {
    if (frame == null) {
      throw new DamagedJpegException("picture data before its frame header");
    }
    int count = octet();
    if (count * 3 != frame.length) {
      throw new UnsupportedJpegException("several scans");
    }
    int firstBlock = 0;
    for (int i = 0; i < count; i++) {
      Component component = component(i, count, firstBlock);
      components.add(component);
      firstBlock += component.blocks();
    }
    if (firstBlock > 10) {
      throw new DamagedJpegException("more blocks in a coding unit than a JPEG may have");
    }
    if (octet() != 0 || octet() != 63 || octet() != 0) {
      throw new UnsupportedJpegException("a scan of part of the spectrum");
    }
  }

  private Component component(int index, int count, int firstBlock)
      throws DamagedJpegException, UnsupportedJpegException {
    int id = frame[3 * index] & 0xFF;
    if (octet() != id) {
      throw new UnsupportedJpegException("components in another order than their frame's");
    }
    int tables = octet();
    // one component alone is not interleaved: its sampling factors mean nothing
    int across = count == 1 ? 1 : (frame[3 * index + 1] & 0xFF) >> 4;
    int down = count == 1 ? 1 : frame[3 * index + 1] & 15;
    int steps = frame[3 * index + 2] & 0xFF;
    boolean known = tables >> 4 <= 3 && (tables & 15) <= 3 && steps <= 3;
    if (!known || quantization[steps] == null || across < 1 || across > 4 || down < 1 || down > 4) {
      throw new DamagedJpegException("a component without sound tables");
    }
    HuffmanTable forDc = dc[tables >> 4];
    HuffmanTable forAc = ac[tables & 15];
    if (forDc == null || forAc == null) {
      throw new DamagedJpegException("a component without its Huffman tables");
    }
    return new Component(id, across, down, steps, firstBlock, forDc, forAc);
  }

  private int octet() throws DamagedJpegException {
    if (offset >= end) {
      throw new DamagedJpegException("the header ends too early");
    }
    return source[offset++] & 0xFF;
  }

  private int word() throws DamagedJpegException {
    return octet() << 8 | octet();
  }

  private byte[] take(int length) throws DamagedJpegException {
    if (offset + length > end) {
      throw new DamagedJpegException("the header ends too early");
    }
    offset += length;
    return Arrays.copyOfRange(source, offset - length, offset);
  }

  private static String hex(int marker) {
    return "FF" + Integer.toHexString(marker).toUpperCase(Locale.ROOT);
  }
}
