package org.korrigo.exams.scan.archive;

import java.util.List;

/** An archive that is not taken; nothing of it was kept. */
public final class RefusedArchiveException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<EntryRefusal> refusals;

  RefusedArchiveException(List<EntryRefusal> refusals) {
    super(refusals.getFirst().message());
    this.refusals = List.copyOf(refusals);
  }

  RefusedArchiveException(ArchiveFault fault, String message) {
    this(List.of(new EntryRefusal("", fault, message)));
  }

  /** Everything that is wrong, at least one fault. */
  public List<EntryRefusal> refusals() {
    return refusals;
  }
}
