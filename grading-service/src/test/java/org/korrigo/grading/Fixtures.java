package org.korrigo.grading;

import io.quarkus.arc.Arc;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.contracts.exams.CopyStaged;
import org.korrigo.contracts.exams.ExamDefined;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.contracts.storage.StoredSlice;

/** What the other services would have told: an exam with a scale, a copy with real pages. */
public final class Fixtures {
  /** Who validated in every fixture. */
  public static final String SECRETARIAT = "secretariat-subject";

  private Fixtures() {}

  /** Two exercises, three leaves, 10 points. */
  public static List<ScaleNode> scale() {
    return List.of(
        new ScaleNode(
            "ex1",
            "Exercice 1",
            new BigDecimal("6"),
            List.of(leaf("ex1_q1", "Question 1.a", "2.5"), leaf("ex1_q2", "Question 1.b", "3.5"))),
        leaf("ex2", "Exercice 2", "4"));
  }

  /** A leaf of a scale. */
  public static ScaleNode leaf(String id, String label, String points) {
    return new ScaleNode(id, label, new BigDecimal(points), List.of());
  }

  /** An exam with {@link #scale}. */
  public static ExamDefined exam(UUID id) {
    return new ExamDefined(
        id,
        "Bac blanc de mathématiques",
        LocalDate.of(2026, 1, 12),
        UploadMode.BATCH_A3,
        4,
        scale(),
        new BigDecimal("0.25"));
  }

  /** A copy as it was proposed from a scan. */
  public static CopyStaged staged(UUID copyId, UUID examId) {
    return new CopyStaged(
        copyId,
        examId,
        "ANON-" + copyId.toString().substring(0, 8),
        4,
        SECRETARIAT,
        Instant.parse("2026-01-13T08:00:00Z"));
  }

  /** The hand-over of a copy of two real pages, stored as exams-service would have stored them. */
  public static CopyReady ready(UUID copyId, UUID examId) {
    List<byte[]> jpegs = List.of(jpeg("page 1"), jpeg("page 2"));
    byte[] pdf = pdf(jpegs);
    StoredFile file =
        Arc.container()
            .instance(FileStore.class)
            .get()
            .store(out -> out.write(pdf), "application/pdf");
    List<PageImage> pages = new ArrayList<>();
    for (byte[] jpeg : jpegs) {
      pages.add(
          new PageImage(
              new StoredSlice(file, offset(pdf, jpeg), jpeg.length, sha256(jpeg), "image/jpeg"),
              WIDTH,
              HEIGHT));
    }
    return new CopyReady(
        copyId,
        examId,
        "ANON-" + copyId.toString().substring(0, 8),
        "A",
        file,
        pages,
        SECRETARIAT,
        Instant.parse("2026-01-13T09:00:00Z"));
  }

  private static final int WIDTH = 413;
  private static final int HEIGHT = 585;

  private static byte[] pdf(List<byte[]> jpegs) {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (byte[] jpeg : jpegs) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.drawImage(
              JPEGFactory.createFromByteArray(document, jpeg),
              0,
              0,
              PDRectangle.A4.getWidth(),
              PDRectangle.A4.getHeight());
        }
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] jpeg(String text) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(Color.BLACK);
    graphics.drawString(text, 100, 200);
    graphics.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "jpeg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long offset(byte[] whole, byte[] part) {
    for (int start = 0; start + part.length <= whole.length; start++) {
      if (Arrays.equals(whole, start, start + part.length, part, 0, part.length)) {
        return start;
      }
    }
    throw new IllegalStateException("The page's JPEG does not stand as it is in the PDF");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
