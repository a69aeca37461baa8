package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * The checks that every PDF passes before it is taken, by whichever door it comes (domain §1): a
 * PDF by its content, opens without error, not encrypted, 1 to 500 pages and as many as it says, no
 * pixel bomb. Its size is the door's to bound.
 */
public final class PdfCheck {
  private static final byte[] MAGIC = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = 2048;

  private final ScanLimits limits;

  /** Checks against limits. */
  public PdfCheck(ScanLimits limits) {
    this.limits = limits;
  }

  /**
   * Checks a file.
   *
   * @return what is wrong with it; empty if it may be taken
   * @throws IOException if the file cannot be read at all, which says nothing about its content
   */
  public Optional<PdfRefusal> refusal(Path file) throws IOException {
    Optional<PdfRefusal> outside = outside(file);
    if (outside.isPresent()) {
      return outside;
    }
    try (PDDocument document = PdfFiles.open(file)) {
      return inside(document);
    } catch (InvalidPasswordException locked) {
      return refused(PdfRefusalReason.ENCRYPTED, 0, "the PDF is protected by a password");
    } catch (IOException | RuntimeException | StackOverflowError broken) {
      return refused(PdfRefusalReason.DAMAGED, 0, "the PDF does not open");
    } catch (OutOfMemoryError bomb) {
      // a stream of objects says nothing of how long it becomes; what was unpacked is free again
      return refused(PdfRefusalReason.DAMAGED, 0, "the PDF takes more memory than a scan may");
    }
  }

  private static Optional<PdfRefusal> outside(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] head = new byte[(int) Math.min(MAGIC.length, in.length())];
      in.readFully(head);
      if (!Arrays.equals(head, MAGIC)) {
        return refused(PdfRefusalReason.NOT_A_PDF, 0, "the content is not a PDF");
      }
      byte[] tail = new byte[(int) Math.min(TAIL, in.length())];
      in.seek(in.length() - tail.length);
      in.readFully(tail);
      if (!new String(tail, StandardCharsets.ISO_8859_1).contains("%%EOF")) {
        return refused(PdfRefusalReason.DAMAGED, 0, "the PDF has no end: it was cut off");
      }
      return Optional.empty();
    }
  }

  private Optional<PdfRefusal> inside(PDDocument document) throws IOException {
    if (document.isEncrypted()) {
      return refused(PdfRefusalReason.ENCRYPTED, 0, "the PDF is encrypted");
    }
    int pages = PageTree.pages(document, limits.pages());
    if (pages < 1) {
      return refused(PdfRefusalReason.NO_PAGES, 0, "the PDF has no page");
    }
    if (pages > limits.pages()) {
      return refused(
          PdfRefusalReason.TOO_MANY_PAGES,
          0,
          "the PDF has " + pages + " pages or more; " + limits.pages() + " are allowed");
    }
    for (int i = 0; i < pages; i++) {
      Optional<PdfRefusal> refusal = page(document.getPage(i), i + 1);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private Optional<PdfRefusal> page(PDPage page, int number) {
    if (page.getCropBox().getWidth() < 1 || page.getCropBox().getHeight() < 1) {
      return refused(PdfRefusalReason.DAMAGED, number, "page " + number + " has no size");
    }
    ImagePixels pixels = new ImagePixels();
    pixels.add(page);
    if (pixels.largest() > limits.imagePixels()) {
      return refused(
          PdfRefusalReason.TOO_MANY_PIXELS,
          number,
          "page %d has an image of %d pixels; %d are allowed"
              .formatted(number, pixels.largest(), limits.imagePixels()));
    }
    if (pixels.all() > limits.pagePixels()) {
      return refused(
          PdfRefusalReason.TOO_MANY_PIXELS,
          number,
          "page %d has images of %d pixels together; %d are allowed"
              .formatted(number, pixels.all(), limits.pagePixels()));
    }
    return Optional.empty();
  }

  private static Optional<PdfRefusal> refused(PdfRefusalReason reason, int page, String message) {
    return Optional.of(new PdfRefusal(reason, page, message));
  }
}
