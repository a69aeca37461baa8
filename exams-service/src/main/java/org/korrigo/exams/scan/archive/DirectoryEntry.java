package org.korrigo.exams.scan.archive;

/**
 * An entry as the central directory describes it.
 *
 * @param rawName the bytes of its name
 * @param flags general purpose bits
 * @param method how it is packed
 * @param crc of its unpacked bytes
 * @param packed bytes as they stand in the archive
 * @param unpacked bytes as claimed
 * @param headerOffset where its local header stands
 * @param unixMode type and permissions if it was packed on Unix, else 0
 */
@SuppressWarnings("ArrayRecordComponent")
record DirectoryEntry(
    byte[] rawName,
    int flags,
    int method,
    long crc,
    long packed,
    long unpacked,
    long headerOffset,
    int unixMode) {
  static final int STORED = 0;
  static final int DEFLATED = 8;
  private static final int ENCRYPTED = 1;
  private static final int DESCRIPTOR = 1 << 3;
  private static final int STRONGLY_ENCRYPTED = 1 << 6;
  private static final int UTF8 = 1 << 11;
  private static final int TYPE = 0xF000;
  private static final int REGULAR = 0x8000;
  private static final int FOLDER = 0x4000;

  boolean isEncrypted() {
    return isEncrypted(flags);
  }

  static boolean isEncrypted(int flags) {
    return (flags & (ENCRYPTED | STRONGLY_ENCRYPTED)) != 0;
  }

  /** Whether sizes stand behind the bytes, not before them. */
  static boolean hasDescriptor(int flags) {
    return (flags & DESCRIPTOR) != 0;
  }

  boolean saysUtf8() {
    return (flags & UTF8) != 0;
  }

  boolean isReadable() {
    return method == STORED || method == DEFLATED;
  }

  /** Whether it is a link, a device or the like. */
  boolean isSpecial() {
    int type = unixMode & TYPE;
    return type != 0 && type != REGULAR && type != FOLDER;
  }
}
