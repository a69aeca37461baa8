package org.korrigo.exams.scan.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the header of a piece anew: only what its picture needs, so nothing of the source's
 * metadata can come along.
 */
final class HeaderWriter {
  private final ByteArrayOutputStream out;
  private final Frame frame;
  private final List<HuffmanTable> dcTables = new ArrayList<>();
  private final List<HuffmanTable> acTables = new ArrayList<>();

  HeaderWriter(ByteArrayOutputStream out, Frame frame) {
    this.out = out;
    this.frame = frame;
    for (Component component : frame.components()) {
      number(dcTables, component.dc());
      number(acTables, component.ac());
    }
  }

  void write(int width, int height) {
    word(0xFFD8);
    frame.density().ifPresent(this::jfif);
    if (frame.adobeTransform() != Frame.NO_ADOBE) {
      adobe();
    }
    frame.components().stream()
        .mapToInt(Component::quantization)
        .distinct()
        .forEach(this::quantizationTable);
    frame(width, height);
    dcTables.forEach(table -> huffmanTable(0, dcTables, table));
    acTables.forEach(table -> huffmanTable(1, acTables, table));
    scan();
  }

  private static void number(List<HuffmanTable> tables, HuffmanTable table) {
    if (!tables.contains(table)) {
      tables.add(table);
    }
  }

  private void jfif(Frame.Density density) {
    segment(0xE0, 14);
    out.writeBytes(new byte[] {'J', 'F', 'I', 'F', 0, 1, 1});
    out.write(density.unit());
    word(density.horizontal());
    word(density.vertical());
    word(0);
  }

  private void adobe() {
    segment(0xEE, 12);
    out.writeBytes(new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0});
    out.write(frame.adobeTransform());
  }

  private void quantizationTable(int number) {
    int[] steps = frame.quantization()[number];
    boolean wide = false;
    for (int step : steps) {
      wide |= step > 255;
    }
    segment(0xDB, wide ? 129 : 65);
    out.write((wide ? 16 : 0) | number);
    for (int step : steps) {
      if (wide) {
        word(step);
      } else {
        out.write(step);
      }
    }
  }

  private void frame(int width, int height) {
    boolean extended = dcTables.size() > 2 || acTables.size() > 2;
    segment(extended ? 0xC1 : frame.marker(), 6 + 3 * frame.components().size());
    out.write(8);
    word(height);
    word(width);
    out.write(frame.components().size());
    for (Component component : frame.components()) {
      out.write(component.id());
      out.write(component.across() << 4 | component.down());
      out.write(component.quantization());
    }
  }

  private void huffmanTable(int kind, List<HuffmanTable> tables, HuffmanTable table) {
    segment(0xC4, 17 + table.symbols().length);
    out.write(kind << 4 | tables.indexOf(table));
    out.writeBytes(table.counts());
    out.writeBytes(table.symbols());
  }

  private void scan() {
    segment(0xDA, 4 + 2 * frame.components().size());
    out.write(frame.components().size());
    for (Component component : frame.components()) {
      out.write(component.id());
      out.write(dcTables.indexOf(component.dc()) << 4 | acTables.indexOf(component.ac()));
    }
    out.write(0);
    out.write(63);
    out.write(0);
  }

  private void segment(int marker, int length) {
    word(0xFF00 | marker);
    word(length + 2);
  }

  private void word(int value) {
    out.write(value >> 8);
    out.write(value);
  }
}
