package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * An open scan, read side by side from where it lies; memory does not grow with its length, and no
 * side takes longer than {@link ScanLimits#sideTime}. For one thread at a time. Check the file with
 * {@link PdfCheck} first.
 */
public final class ScanFile implements AutoCloseable {
  private final Path file;
  private final ScanLimits limits;
  private final BitonalReading bitonal;
  private SideReader reader;
  private TimedThread thread = new TimedThread();

  private ScanFile(Path file, ScanLimits limits, BitonalReading bitonal) throws IOException {
    this.file = file;
    this.limits = limits;
    this.bitonal = bitonal;
    this.reader = opened();
  }

  /**
   * Opens a scan.
   *
   * @throws IOException if it is no readable PDF
   */
  public static ScanFile open(Path file, ScanLimits limits) throws IOException {
    return open(file, limits, BitonalSamples::read);
  }

  /** Opens a scan whose images of one bit a pixel are read in a way of their own. */
  static ScanFile open(Path file, ScanLimits limits, BitonalReading bitonal) throws IOException {
    return new ScanFile(file, limits, bitonal);
  }

  private SideReader opened() throws IOException {
    return new SideReader(PdfFiles.open(file), limits, bitonal);
  }

  /** Number of sides. */
  public int sides() {
    return reader.sides();
  }

  /**
   * What a side is by its size, without reading its picture.
   *
   * @param page from 1
   */
  public SideFormat format(int page) {
    return reader.format(page);
  }

  /**
   * Reads one side: the scanner's own JPEG without loss wherever the page is just that, else the
   * page rendered at the scan's resolution.
   *
   * @param page from 1
   * @throws UnreadableSideException if this side cannot be read whole; the others may
   */
  public ScannedSide side(int page) throws UnreadableSideException {
    return side(page, SideAttitude.AS_SHOWN);
  }

  /**
   * Reads one side and puts it right: turned without loss, straightened only where it is askew.
   *
   * @param page from 1
   * @throws UnreadableSideException if this side cannot be read whole; the others may
   */
  public ScannedSide side(int page, SideAttitude attitude) throws UnreadableSideException {
    SideReader open = reader;
    return inTime(page, () -> open.side(page, attitude));
  }

  /**
   * A small grey picture of a side as it is shown, for a look at all sides before they are cut.
   * Much cheaper than {@link #side}: a plain JPEG is neither decoded nor turned.
   *
   * @param page from 1
   * @throws UnreadableSideException if this side cannot be read whole; the others may
   */
  public SidePreview preview(int page) throws UnreadableSideException {
    SideReader open = reader;
    return inTime(page, () -> open.preview(page));
  }

  private <T> T inTime(int page, TimedThread.Work<T> reading) throws UnreadableSideException {
    try {
      return thread.call(reading, limits.sideTime());
    } catch (TimedThread.TooLateException late) {
      startAnew();
      throw new UnreadableSideException(
          SideFault.TOO_SLOW,
          page,
          "reading it takes more than " + limits.sideTime().toSeconds() + " seconds",
          late);
    }
  }

  /** Leaves the document to the thread that still reads in it: no two threads may. */
  private void startAnew() {
    SideReader left = reader;
    thread.abandon(left::close);
    thread = new TimedThread();
    try {
      reader = opened();
    } catch (IOException vanished) {
      throw new UncheckedIOException(vanished);
    }
  }

  @Override
  public void close() throws IOException {
    thread.close();
    reader.close();
  }
}
