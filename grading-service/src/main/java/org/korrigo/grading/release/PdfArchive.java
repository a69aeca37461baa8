package org.korrigo.grading.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
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
 * depend on the files, and of each it keeps only what the directory at the end of a ZIP says: name,
 * size and place. PDFs of scans do not shrink, so they are not compressed. The last entry, {@code
 * omitted.csv}, lists the copies that have no file in it.
 *
 * <p>Every method blocks.
 */
final class PdfArchive implements Pieces {
  private static final Logger LOG = Logger.getLogger(PdfArchive.class);

  private final FileStore files;
  private final ArchiveContents contents;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream(2 * SIZE);
  private final ZipOutputStream zip = new ZipOutputStream(written);
  private final byte[] buffer = new byte[SIZE];
  private Iterator<ArchivedPdf> pdfs;
  private InputStream entry;
  private boolean listed;
  private boolean finished;

  /** Of contents that are its own from now on. */
  PdfArchive(FileStore files, ArchiveContents contents) {
    this.files = files;
    this.contents = contents;
    zip.setLevel(Deflater.NO_COMPRESSION);
  }

  @Override
  public synchronized byte[] next() throws IOException {
    while (written.size() < SIZE && !finished) {
      advance();
    }
    byte[] piece = written.toByteArray();
    written.reset();
    return piece;
  }

  @Override
  public synchronized void close() throws IOException {
    finished = true;
    contents.close();
    if (entry != null) {
      entry.close();
    }
  }

  private void advance() throws IOException {
    if (pdfs == null) {
      pdfs = contents.pdfs();
    }
    if (entry != null) {
      copyOn();
    } else if (pdfs.hasNext()) {
      begin(pdfs.next());
    } else if (!listed) {
      listed = true;
      entry = contents.omittedTable();
      zip.putNextEntry(new ZipEntry("omitted.csv"));
    } else {
      zip.finish();
      finished = true;
    }
  }

  private void copyOn() throws IOException {
    int count = entry.read(buffer);
    if (count > 0) {
      zip.write(buffer, 0, count);
    } else {
      zip.closeEntry();
      entry.close();
      entry = null;
    }
  }

  private void begin(ArchivedPdf archived) throws IOException {
    try {
      entry = Files.newInputStream(files.fetch(archived.pdf()));
    } catch (DamagedFileException e) {
      LOG.errorf(e, "An annotated PDF is left out of an archive: %s", archived.anonymousId());
      contents.omit(
          List.of(new OmittedPdf(archived.anonymousId(), OmittedPdf.Reason.FILE_DAMAGED)));
      return;
    }
    ZipEntry named = new ZipEntry(archived.name());
    named.setLastModifiedTime(FileTime.from(archived.gradedAt()));
    zip.putNextEntry(named);
  }
}
