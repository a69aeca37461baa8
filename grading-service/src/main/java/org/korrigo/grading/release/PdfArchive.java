package org.korrigo.grading.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.logging.Logger;
import org.korrigo.contracts.storage.DamagedFileException;
import org.korrigo.contracts.storage.FileStore;

/**
 * A ZIP of annotated PDFs, made piece by piece as it is asked for: what it holds at a time does not
 * depend on the files. PDFs of scans do not shrink, so they are not compressed. The last entry,
 * {@code omitted.csv}, lists the copies that have no file in it.
 *
 * <p>Every method blocks.
 */
final class PdfArchive implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(PdfArchive.class);
  private static final int PIECE = 1 << 16;

  private final FileStore files;
  private final Iterator<ArchivedPdf> pdfs;
  private final List<OmittedPdf> omitted;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream(2 * PIECE);
  private final ZipOutputStream zip = new ZipOutputStream(written);
  private final byte[] buffer = new byte[PIECE];
  private InputStream pdf;
  private boolean finished;

  PdfArchive(FileStore files, Iterable<ArchivedPdf> pdfs, List<OmittedPdf> omitted) {
    this.files = files;
    this.pdfs = pdfs.iterator();
    this.omitted = new ArrayList<>(omitted);
    zip.setLevel(Deflater.NO_COMPRESSION);
  }

  /**
   * The next bytes, some 64 KiB; none at the end.
   *
   * @throws IOException if a file cannot be read to its end
   */
  synchronized byte[] next() throws IOException {
    while (written.size() < PIECE && !finished) {
      advance();
    }
    byte[] piece = written.toByteArray();
    written.reset();
    return piece;
  }

  /** Lets go of the file that is being read; nothing comes after it. */
  @Override
  public synchronized void close() throws IOException {
    finished = true;
    if (pdf != null) {
      pdf.close();
    }
  }

  private void advance() throws IOException {
    if (pdf != null) {
      copyOn();
    } else if (pdfs.hasNext()) {
      begin(pdfs.next());
    } else {
      zip.putNextEntry(new ZipEntry("omitted.csv"));
      zip.write(OmittedPdf.table(omitted));
      zip.finish();
      finished = true;
    }
  }

  private void copyOn() throws IOException {
    int count = pdf.read(buffer);
    if (count > 0) {
      zip.write(buffer, 0, count);
    } else {
      zip.closeEntry();
      pdf.close();
      pdf = null;
    }
  }

  private void begin(ArchivedPdf archived) throws IOException {
    try {
      pdf = Files.newInputStream(files.fetch(archived.pdf()));
    } catch (DamagedFileException e) {
      LOG.errorf(e, "An annotated PDF is left out of an archive: %s", archived.anonymousId());
      omitted.add(new OmittedPdf(archived.anonymousId(), OmittedPdf.Reason.FILE_DAMAGED));
      return;
    }
    ZipEntry entry = new ZipEntry(archived.name());
    entry.setLastModifiedTime(FileTime.from(archived.gradedAt()));
    zip.putNextEntry(entry);
  }
}
