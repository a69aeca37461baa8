package org.korrigo.grading.release;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Iterator;
import java.util.List;
import org.korrigo.contracts.json.JsonConventions;
import org.korrigo.contracts.storage.FileStore;

/**
 * What an archive of annotated PDFs will be made of, for an exam of any number of copies: the lists
 * are on the store's disk and not in memory. Every method blocks.
 */
final class ArchiveContents implements AutoCloseable {
  private static final ObjectMapper JSON = JsonConventions.newMapper();

  private final Spool pdfs;
  private final Spool omitted;
  private int omittedCount;

  private ArchiveContents(Spool pdfs, Spool omitted) {
    this.pdfs = pdfs;
    this.omitted = omitted;
  }

  /** Of nothing so far. */
  static ArchiveContents in(FileStore files) throws IOException {
    Spool pdfs = Spool.in(files);
    try {
      return new ArchiveContents(pdfs, Spool.in(files));
    } catch (IOException | RuntimeException e) {
      pdfs.close();
      throw e;
    }
  }

  /** Adds files that the archive will have. */
  void add(List<ArchivedPdf> some) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (ArchivedPdf pdf : some) {
      lines.writeBytes(JSON.writeValueAsBytes(pdf));
      lines.write('\n');
    }
    pdfs.append(lines.toByteArray());
  }

  /** Adds copies of which it will have no file. */
  void omit(List<OmittedPdf> some) throws IOException {
    omittedCount += some.size();
    omitted.append(OmittedPdf.rows(some));
  }

  /** How many copies there are so far of which it will have no file. */
  int omitted() {
    return omittedCount;
  }

  /** The files, in the order they were added. */
  Iterator<ArchivedPdf> pdfs() throws IOException {
    MappingIterator<ArchivedPdf> read = JSON.readerFor(ArchivedPdf.class).readValues(pdfs.read());
    return read;
  }

  /** The table of the copies of which it has no file. */
  InputStream omittedTable() throws IOException {
    return new SequenceInputStream(new ByteArrayInputStream(OmittedPdf.header()), omitted.read());
  }

  @Override
  public void close() throws IOException {
    pdfs.close();
    omitted.close();
  }
}
