package org.korrigo.exams.scan.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Where the bytes of entries stand. What stands before them must say the same as the directory, and
 * no byte may belong to two entries: that is how a small archive becomes petabytes.
 */
final class EntryPlaces {
  private static final int SIGNATURE = 0x04034b50;
  private static final int HEADER_SIZE = 30;
  private static final long ZIP64 = 0xFFFF_FFFFL;

  private final RandomAccessFile zip;
  private final CentralDirectory directory;
  private final TreeMap<Long, Integer> headers = new TreeMap<>();

  EntryPlaces(RandomAccessFile zip, CentralDirectory directory) {
    this.zip = zip;
    this.directory = directory;
    directory.entries().forEach(entry -> headers.merge(entry.headerOffset(), 1, Integer::sum));
  }

  /** Where the entry's packed bytes begin; empty if the archive contradicts itself there. */
  OptionalLong of(DirectoryEntry entry) throws IOException {
    long at = entry.headerOffset();
    if (headers.get(at) > 1 || at + HEADER_SIZE > directory.offset()) {
      return OptionalLong.empty();
    }
    byte[] bytes = new byte[HEADER_SIZE];
    zip.seek(at);
    zip.readFully(bytes);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int nameLength = Short.toUnsignedInt(header.getShort(26));
    long data = at + HEADER_SIZE + nameLength + Short.toUnsignedInt(header.getShort(28));
    Map.Entry<Long, Integer> next = headers.higherEntry(at);
    long limit = next == null ? directory.offset() : next.getKey();
    boolean agrees =
        nameLength == entry.rawName().length
            && data + entry.packed() <= limit
            && says(header, entry)
            && Arrays.equals(name(nameLength), entry.rawName());
    return agrees ? OptionalLong.of(data) : OptionalLong.empty();
  }

  private static boolean says(ByteBuffer header, DirectoryEntry entry) {
    int flags = Short.toUnsignedInt(header.getShort(6));
    return header.getInt(0) == SIGNATURE
        && DirectoryEntry.isEncrypted(flags) == entry.isEncrypted()
        && Short.toUnsignedInt(header.getShort(8)) == entry.method()
        && (DirectoryEntry.hasDescriptor(flags)
            || (is(header.getInt(18), entry.packed()) && is(header.getInt(22), entry.unpacked())));
  }

  /** Streaming packers write sizes as ZIP64 here and need not in the directory. */
  private static boolean is(int said, long size) {
    long value = Integer.toUnsignedLong(said);
    return value == size || value == ZIP64;
  }

  private byte[] name(int length) throws IOException {
    byte[] name = new byte[length];
    zip.readFully(name);
    return name;
  }
}
