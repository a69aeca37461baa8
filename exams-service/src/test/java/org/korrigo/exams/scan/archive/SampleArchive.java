package org.korrigo.exams.scan.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes archives byte by byte, honest ones and such as no program writes by accident. */
public final class SampleArchive {
  private static final int UTF8 = 1 << 11;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Entry> entries = new ArrayList<>();

  /** An entry, every field of which may lie. */
  public record Entry(
      byte[] name,
      byte[] localName,
      byte[] packed,
      int flags,
      int localFlags,
      int method,
      long crc,
      long packedSize,
      long size,
      long localSize,
      int mode,
      long offset) {

    static Entry honest(String name, byte[] content, long offset) {
      byte[] raw = name.getBytes(StandardCharsets.UTF_8);
      byte[] packed = deflated(content);
      CRC32 crc = new CRC32();
      crc.update(content);
      return new Entry(
          raw,
          raw,
          packed,
          UTF8,
          UTF8,
          8,
          crc.getValue(),
          packed.length,
          content.length,
          content.length,
          0x81A4,
          offset);
    }

    public Entry withMode(int unixMode) {
      return new Entry(
          name,
          localName,
          packed,
          flags,
          localFlags,
          method,
          crc,
          packedSize,
          size,
          localSize,
          unixMode,
          offset);
    }

    public Entry withFlags(int both) {
      return new Entry(
          name,
          localName,
          packed,
          both,
          both,
          method,
          crc,
          packedSize,
          size,
          localSize,
          mode,
          offset);
    }

    public Entry withMethod(int other) {
      return new Entry(
          name,
          localName,
          packed,
          flags,
          localFlags,
          other,
          crc,
          packedSize,
          size,
          localSize,
          mode,
          offset);
    }

    public Entry withLocalName(String other) {
      return new Entry(
          name,
          other.getBytes(StandardCharsets.UTF_8),
          packed,
          flags,
          localFlags,
          method,
          crc,
          packedSize,
          size,
          localSize,
          mode,
          offset);
    }

    public Entry withName(byte[] raw) {
      return new Entry(
          raw,
          raw,
          packed,
          flags,
          localFlags,
          method,
          crc,
          packedSize,
          size,
          localSize,
          mode,
          offset);
    }

    public Entry withSize(long claimed) {
      return new Entry(
          name,
          localName,
          packed,
          flags,
          localFlags,
          method,
          crc,
          packedSize,
          claimed,
          claimed,
          mode,
          offset);
    }

    public Entry withCrc(long claimed) {
      return new Entry(
          name,
          localName,
          packed,
          flags,
          localFlags,
          method,
          claimed,
          packedSize,
          size,
          localSize,
          mode,
          offset);
    }

    public Entry withPackedSize(long claimed) {
      return new Entry(
          name,
          localName,
          packed,
          flags,
          localFlags,
          method,
          crc,
          claimed,
          size,
          localSize,
          mode,
          offset);
    }

    public Entry at(long elsewhere) {
      return new Entry(
          name,
          localName,
          packed,
          flags,
          localFlags,
          method,
          crc,
          packedSize,
          size,
          localSize,
          mode,
          elsewhere);
    }

    /** As a packer writes it that does not know the size before. */
    public Entry streamed() {
      return new Entry(
          name,
          localName,
          packed,
          flags | 8,
          localFlags | 8,
          method,
          crc,
          packedSize,
          size,
          0,
          mode,
          offset);
    }
  }

  /** An honest entry. */
  public SampleArchive with(String name, byte[] content) {
    return with(name, content, UnaryOperator.identity());
  }

  /** An entry with something changed. */
  public SampleArchive with(String name, byte[] content, UnaryOperator<Entry> change) {
    Entry entry = change.apply(Entry.honest(name, content, out.size()));
    entries.add(entry);
    boolean streamed = (entry.localFlags() & 8) != 0;
    ByteBuffer header = buffer(30);
    header.putInt(0x04034b50).putShort((short) 20).putShort((short) entry.localFlags());
    header.putShort((short) entry.method()).putInt(0);
    header.putInt(streamed ? 0 : (int) entry.crc());
    header.putInt(streamed ? 0 : (int) entry.packedSize()).putInt((int) entry.localSize());
    header.putShort((short) entry.localName().length).putShort((short) 0);
    out.writeBytes(header.array());
    out.writeBytes(entry.localName());
    out.writeBytes(entry.packed());
    if (streamed) {
      ByteBuffer descriptor = buffer(16).putInt(0x08074b50).putInt((int) entry.crc());
      descriptor.putInt(entry.packed().length).putInt((int) entry.size());
      out.writeBytes(descriptor.array());
    }
    return this;
  }

  /** The archive. */
  public byte[] bytes() {
    return bytes(entries.size());
  }

  /** The archive with an end record that claims so many entries. */
  public byte[] bytes(int claimed) {
    int directory = out.size();
    for (Entry entry : entries) {
      ByteBuffer header = buffer(46);
      header.putInt(0x02014b50).putShort((short) (3 << 8 | 20)).putShort((short) 20);
      header.putShort((short) entry.flags()).putShort((short) entry.method()).putInt(0);
      header.putInt((int) entry.crc()).putInt((int) entry.packedSize()).putInt((int) entry.size());
      header.putShort((short) entry.name().length).putShort((short) 0).putShort((short) 0);
      header.putInt(0).putInt(entry.mode() << 16).putInt((int) entry.offset());
      out.writeBytes(header.array());
      out.writeBytes(entry.name());
    }
    ByteBuffer end = buffer(22);
    end.putInt(0x06054b50).putInt(0).putShort((short) claimed).putShort((short) claimed);
    end.putInt(out.size() - directory).putInt(directory).putShort((short) 0);
    out.writeBytes(end.array());
    return out.toByteArray();
  }

  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 14];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return packed.toByteArray();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
