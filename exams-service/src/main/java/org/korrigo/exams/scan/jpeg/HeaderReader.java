package org.korrigo.exams.scan.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the marker segments of a JPEG up to its picture data; every length and index is checked
 * before use.
 */
final class HeaderReader {
  final byte[] source;
  int width;
  int height;
  int restartInterval;

  private final SegmentReader in;
  private final HuffmanTable[] dc = new HuffmanTable[4];
  private final HuffmanTable[] ac = new HuffmanTable[4];
  private final int[][] quantization = new int[4][];
  private final List<Component> components = new ArrayList<>();
  private int frameMarker;
  private byte[] frame;
  private int adobeTransform = Frame.NO_ADOBE;
  private Frame.Density density;

  HeaderReader(byte[] source) {
    this.source = source;
    this.in = new SegmentReader(source);
  }

  HeaderReader read() throws DamagedJpegException, UnsupportedJpegException {
    if (source.length > JpegImage.MAXIMUM_BYTES) {
      throw new UnsupportedJpegException("longer than " + JpegImage.MAXIMUM_BYTES + " bytes");
    }
    in.begin();
    int marker;
    do {
      marker = in.enterSegment();
      segment(marker);
      in.leaveSegment();
    } while (marker != 0xDA);
    return this;
  }

  /** Position of the picture data. */
  int scanOffset() {
    return in.position();
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

  private void segment(int marker) throws DamagedJpegException, UnsupportedJpegException {
    switch (marker) {
      case 0xC0, 0xC1 -> frame(marker);
      case 0xC4 -> huffmanTables();
      case 0xDB -> quantizationTables();
      case 0xDD -> restartInterval = in.word();
      case 0xE0 -> jfif();
      case 0xEE -> adobe();
      case 0xDA -> scan();
      case 0xC2, 0xC6, 0xCA, 0xCE -> throw new UnsupportedJpegException("progressive");
      case 0xC9, 0xCB, 0xCC, 0xCD, 0xCF -> throw new UnsupportedJpegException("arithmetic coding");
      case 0xC3, 0xC5, 0xC7, 0xC8, 0xDC, 0xDE, 0xDF ->
          throw new UnsupportedJpegException("frame kind " + SegmentReader.name(marker));
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
    int bits = in.octet();
    height = in.word();
    width = in.word();
    int count = in.octet();
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
    frame = in.take(3 * count);
  }

  private void huffmanTables() throws DamagedJpegException {
    while (in.remaining() > 0) {
      int selector = in.octet();
      byte[] counts = in.take(16);
      int total = 0;
      for (byte count : counts) {
        total += count & 0xFF;
      }
      if (selector >> 4 > 1 || (selector & 15) > 3 || total > 256) {
        throw new DamagedJpegException("a broken Huffman table");
      }
      boolean isAc = selector >> 4 == 1;
      (isAc ? ac : dc)[selector & 15] = HuffmanTable.of(isAc, counts, in.take(total));
    }
  }

  private void quantizationTables() throws DamagedJpegException {
    while (in.remaining() > 0) {
      int selector = in.octet();
      if (selector >> 4 > 1 || (selector & 15) > 3) {
        throw new DamagedJpegException("a broken quantization table");
      }
      int[] steps = new int[64];
      for (int i = 0; i < 64; i++) {
        steps[i] = selector >> 4 == 0 ? in.octet() : in.word();
        if (steps[i] == 0) {
          throw new DamagedJpegException("a quantization step of zero");
        }
      }
      quantization[selector & 15] = steps;
    }
  }

  private void jfif() throws DamagedJpegException {
    if (in.remaining() >= 12 && Arrays.equals(in.take(5), new byte[] {'J', 'F', 'I', 'F', 0})) {
      in.take(2);
      density = new Frame.Density(in.octet(), in.word(), in.word());
    }
  }

  private void adobe() throws DamagedJpegException {
    if (in.remaining() >= 12 && Arrays.equals(in.take(5), new byte[] {'A', 'd', 'o', 'b', 'e'})) {
      in.take(6);
      adobeTransform = in.octet();
    }
  }

  private void scan() throws DamagedJpegException, UnsupportedJpegException {
    if (frame == null) {
      throw new DamagedJpegException("picture data before its frame header");
    }
    int count = in.octet();
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
    if (in.octet() != 0 || in.octet() != 63 || in.octet() != 0) {
      throw new UnsupportedJpegException("a scan of part of the spectrum");
    }
  }

  private Component component(int index, int count, int firstBlock)
      throws DamagedJpegException, UnsupportedJpegException {
    int id = frame[3 * index] & 0xFF;
    if (in.octet() != id) {
      throw new UnsupportedJpegException("components in another order than their frame's");
    }
    int tables = in.octet();
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
}
