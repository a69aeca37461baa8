package org.korrigo.exams.scan.archive;

/** Why an archive or an entry of it is refused. */
public enum ArchiveFault {
  /** Its content is no ZIP archive, or one that can be read in more than one way. */
  NOT_AN_ARCHIVE(false),
  /** The name leads out of its folder, is absolute, or is no text. */
  ENTRY_NAME(false),
  /** Two entries have the same name. */
  DUPLICATE_NAME(false),
  /** It is a link or a device, not a file. */
  NOT_A_FILE(false),
  /** It needs a password. */
  ENCRYPTED(false),
  /** It is an archive itself. */
  NESTED_ARCHIVE(false),
  /** Its name does not end in .pdf. */
  EXTENSION(false),
  /** It is packed by a method that is not read here. */
  METHOD(false),
  /** What stands before its bytes contradicts the directory, or its bytes are another's too. */
  CONTRADICTORY(false),
  /** Its bytes are not what the directory says. */
  DAMAGED(false),
  /** The archive holds no paper. */
  EMPTY(false),
  /** The archive holds too many papers. */
  TOO_MANY_ENTRIES(true),
  /** Unpacked it is too large. */
  ENTRY_TOO_LARGE(true),
  /** Unpacked, all together are too large. */
  ARCHIVE_TOO_LARGE(true),
  /** It unpacks to far more than a paper does. */
  RATIO(true);

  private final boolean size;

  ArchiveFault(boolean size) {
    this.size = size;
  }

  /** Whether it is too large rather than wrong. */
  public boolean isSize() {
    return size;
  }
}
