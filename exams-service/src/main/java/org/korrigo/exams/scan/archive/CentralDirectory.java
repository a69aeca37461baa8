package org.korrigo.exams.scan.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The directory at the end of an archive, which alone says what is in it. It must stand exactly
 * where the end record says and hold exactly as many entries: an archive that leaves room for
 * another reading is refused. So is ZIP64, which nothing that is small enough to be taken needs.
 *
 * @param offset where it begins: before it stand the entries
 */
record CentralDirectory(long offset, List<DirectoryEntry> entries) {
  /** Names and extras of thousands of entries; more is an attempt to fill the memory. */
  private static final int LARGEST = 1 << 20;

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int UNIX = 3;
  private static final int MACOS = 19;
  private static final long ZIP64 = 0xFFFF_FFFFL;

  CentralDirectory {
    entries = List.copyOf(entries);
  }

  static CentralDirectory read(RandomAccessFile zip) throws IOException, RefusedArchiveException {
    int tailSize = (int) Math.min(zip.length(), END_SIZE + LONGEST_COMMENT);
    ByteBuffer tail = bytes(zip, zip.length() - tailSize, tailSize);
    int end = endRecord(tail);
    if (end < 0) {
      throw refused("The content is not a ZIP archive.");
    }
    int disks = tail.getShort(end + 4) | tail.getShort(end + 6);
    int count = Short.toUnsignedInt(tail.getShort(end + 10));
    long size = Integer.toUnsignedLong(tail.getInt(end + 12));
    long offset = Integer.toUnsignedLong(tail.getInt(end + 16));
    if (disks != 0 || count != Short.toUnsignedInt(tail.getShort(end + 8))) {
      throw refused("The archive is in several parts or of the kind ZIP64: pack it as one.");
    }
    if (size > LARGEST) {
      throw refused("The archive's directory is too large.");
    }
    if (offset + size != zip.length() - tailSize + end) {
      throw refused("The archive's directory is not where it should be.");
    }
    return new CentralDirectory(offset, entries(bytes(zip, offset, (int) size), count));
  }

  /** Where in the tail the end record stands whose comment ends with the file; -1 if nowhere. */
  private static int endRecord(ByteBuffer tail) {
    for (int at = tail.limit() - END_SIZE; at >= 0; at--) {
      if (tail.getInt(at) == END_SIGNATURE
          && at + END_SIZE + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit()) {
        return at;
      }
    }
    return -1;
  }

  private static List<DirectoryEntry> entries(ByteBuffer directory, int count)
      throws RefusedArchiveException {
    List<DirectoryEntry> entries = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        entries.add(entry(directory));
      }
    } catch (BufferUnderflowException tooShort) {
      throw refused("The archive's directory breaks off.");
    }
    if (directory.hasRemaining()) {
      throw refused("The archive's directory holds more than it says.");
    }
    return entries;
  }

  private static DirectoryEntry entry(ByteBuffer in) throws RefusedArchiveException {
    if (in.getInt() != ENTRY_SIGNATURE) {
      throw refused("The archive's directory is broken.");
    }
    int madeOn = Short.toUnsignedInt(in.getShort()) >> 8;
    in.getShort();
    int flags = Short.toUnsignedInt(in.getShort());
    int method = Short.toUnsignedInt(in.getShort());
    in.getInt();
    long crc = Integer.toUnsignedLong(in.getInt());
    long packed = Integer.toUnsignedLong(in.getInt());
    long unpacked = Integer.toUnsignedLong(in.getInt());
    byte[] name = new byte[Short.toUnsignedInt(in.getShort())];
    int extra = Short.toUnsignedInt(in.getShort());
    int comment = Short.toUnsignedInt(in.getShort());
    in.getInt();
    int attributes = in.getInt();
    long header = Integer.toUnsignedLong(in.getInt());
    in.get(name).get(new byte[extra]).get(new byte[comment]);
    if (packed == ZIP64 || unpacked == ZIP64 || header == ZIP64) {
      throw refused("The archive is of the kind ZIP64: pack it as an ordinary one.");
    }
    int mode = madeOn == UNIX || madeOn == MACOS ? attributes >>> 16 : 0;
    return new DirectoryEntry(name, flags, method, crc, packed, unpacked, header, mode);
  }

  private static ByteBuffer bytes(RandomAccessFile file, long at, int count) throws IOException {
    byte[] bytes = new byte[count];
    file.seek(at);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static RefusedArchiveException refused(String message) {
    return new RefusedArchiveException(ArchiveFault.NOT_AN_ARCHIVE, message);
  }
}
