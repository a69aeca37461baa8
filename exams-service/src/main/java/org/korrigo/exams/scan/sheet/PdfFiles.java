package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Opens a PDF where it lies: pages are read from the file as they are asked for, decoded streams
 * are kept nowhere.
 */
final class PdfFiles {
  private PdfFiles() {}

  static PDDocument open(Path file) throws IOException {
    RandomAccessReadBufferedFile source = new RandomAccessReadBufferedFile(file);
    try {
      PDDocument document = Loader.loadPDF(source);
      document.setResourceCache(null);
      return document;
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }
}
