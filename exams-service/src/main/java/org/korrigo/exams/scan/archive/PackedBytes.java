package org.korrigo.exams.scan.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The bytes of one entry, counted while they are unpacked. */
final class PackedBytes {
  private static final int RATIO_MATTERS_FROM = 1 << 20;

  private final RandomAccessFile zip;
  private final String name;
  private final DirectoryEntry entry;
  private final long place;

  PackedBytes(RandomAccessFile zip, String name, DirectoryEntry entry, long place) {
    this.zip = zip;
    this.name = name;
    this.entry = entry;
    this.place = place;
  }

  /**
   * Unpacks the entry.
   *
   * @param left how many bytes the archive's papers may still have
   * @return its size
   * @throws RefusedArchiveException as soon as it is too large, or if it is not what the directory
   *     says
   */
  long unpack(Path to, ArchiveLimits limits, long left)
      throws IOException, RefusedArchiveException {
    CRC32 crc = new CRC32();
    long size = 0;
    try (InputStream in = open();
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
      byte[] buffer = new byte[1 << 14];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        requireSmall(size, limits, left);
        crc.update(buffer, 0, n);
        out.write(buffer, 0, n);
      }
    } catch (ZipException | java.io.EOFException broken) {
      throw refused(ArchiveFault.DAMAGED, "does not unpack");
    }
    if (size != entry.unpacked() || crc.getValue() != entry.crc()) {
      throw refused(ArchiveFault.DAMAGED, "is not what the archive says it is");
    }
    return size;
  }

  private void requireSmall(long size, ArchiveLimits limits, long left)
      throws RefusedArchiveException {
    if (size > limits.entryBytes()) {
      throw refused(
          ArchiveFault.ENTRY_TOO_LARGE, "has more than " + limits.entryBytes() + " bytes");
    }
    if (size > left) {
      throw refused(
          ArchiveFault.ARCHIVE_TOO_LARGE,
          "brings the archive beyond " + limits.totalBytes() + " bytes");
    }
    if (size > RATIO_MATTERS_FROM && size > limits.ratio() * entry.packed()) {
      throw refused(
          ArchiveFault.RATIO, "unpacks to more than " + limits.ratio() + " times its size");
    }
  }

  private InputStream open() throws IOException {
    InputStream packed = new Slice(zip, place, entry.packed());
    return entry.method() == DirectoryEntry.STORED
        ? packed
        : new InflaterInputStream(packed, new Inflater(true), 1 << 14) {
          @Override
          public void close() throws IOException {
            inf.end();
            super.close();
          }
        };
  }

  private RefusedArchiveException refused(ArchiveFault fault, String message) {
    return new RefusedArchiveException(List.of(new EntryRefusal(name, fault, message)));
  }

  /** Some bytes of the archive; the file stays open. */
  private static final class Slice extends InputStream {
    private final RandomAccessFile file;
    private long at;
    private final long end;

    Slice(RandomAccessFile file, long at, long length) {
      this.file = file;
      this.at = at;
      this.end = at + length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (at >= end) {
        return -1;
      }
      file.seek(at);
      int n = file.read(to, offset, (int) Math.min(length, end - at));
      at += Math.max(0, n);
      return n;
    }
  }
}
