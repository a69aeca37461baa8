package org.korrigo.exams.scan.sheet;

/** One side of a scan cannot be used; the others may. */
public final class UnreadableSideException extends Exception {
  private static final long serialVersionUID = 1L;

  private final SideFault fault;
  private final int page;

  /** A side that cannot be read, for a reason found by whoever reads more of it. */
  public UnreadableSideException(SideFault fault, int page, String message, Throwable cause) {
    super("page " + page + ": " + message, cause);
    this.fault = fault;
    this.page = page;
  }

  UnreadableSideException(SideFault fault, int page, String message) {
    this(fault, page, message, null);
  }

  /** The kind of fault. */
  public SideFault fault() {
    return fault;
  }

  /** The page of the scan, from 1. */
  public int page() {
    return page;
  }
}
