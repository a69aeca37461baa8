package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfparser.PDFParser;
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
      PDDocument document = new Parser(source).parse();
      document.setResourceCache(null);
      return document;
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /**
   * Leaves the page tree as the file has it. Where the table of objects must be looked for, the
   * library takes pages that it does not find out of the tree and corrects its count, so that
   * nobody could see that they are missing.
   */
  private static final class Parser extends PDFParser {
    Parser(RandomAccessRead source) throws IOException {
      super(source);
    }

    @Override
    protected void checkPages(COSDictionary root) {
      // nothing is taken out: PageTree says what is missing
    }
  }
}
