package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.jpeg.SamplePictures;

class PdfCheckTest {
  private final PdfCheck check = new PdfCheck(new ScanLimits(3, 1_000_000, 1_000_000));

  @TempDir Path directory;

  @Test
  void a_sound_scan_is_taken() throws IOException {
    assertThat(check.refusal(scan())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%PD", "hello", "<html>%PDF-1.4", "\n%PDF-1.7"})
  void content_that_is_no_pdf_is_refused_whatever_its_name(String content) throws IOException {
    Path file = Files.writeString(directory.resolve("scan.pdf"), content);

    assertThat(reason(file)).isEqualTo(PdfRefusalReason.NOT_A_PDF);
  }

  @Test
  void a_pdf_that_was_cut_off_is_refused() throws IOException {
    byte[] whole = Files.readAllBytes(scan());
    for (int length = 10; length < whole.length - 10; length += 97) {
      Path file = Files.write(directory.resolve("part.pdf"), Arrays.copyOf(whole, length));

      assertThat(reason(file)).isEqualTo(PdfRefusalReason.DAMAGED);
    }
  }

  @Test
  void a_pdf_of_nonsense_is_refused() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("nonsense.pdf"), "%PDF-1.7\nnonsense\nstartxref\n3\n%%EOF\n");

    assertThat(reason(file)).isEqualTo(PdfRefusalReason.DAMAGED);
  }

  @Test
  void broken_bytes_never_escape_as_an_exception() throws IOException {
    byte[] whole = Files.readAllBytes(scan());
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      byte[] broken = whole.clone();
      for (int flips = 0; flips < 5; flips++) {
        int structure = broken.length - 1 - random.nextInt(900);
        broken[structure] = (byte) random.nextInt(256);
      }
      Path file = Files.write(directory.resolve("broken.pdf"), broken);

      assertThat(check.refusal(file)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret"})
  void an_encrypted_pdf_is_refused_with_or_without_password(String password) throws IOException {
    SampleScan scan = new SampleScan().page(PDRectangle.A4, 0, content -> {});
    scan.document()
        .protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));

    assertThat(reason(scan.in(directory))).isEqualTo(PdfRefusalReason.ENCRYPTED);
  }

  @Test
  void a_pdf_without_pages_is_refused() throws IOException {
    assertThat(reason(new SampleScan().in(directory))).isEqualTo(PdfRefusalReason.NO_PAGES);
  }

  @Test
  void a_pdf_with_too_many_pages_is_refused() throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < 4; i++) {
        document.addPage(new PDPage());
      }
      Path file = directory.resolve("long.pdf");
      document.save(file.toFile());

      PdfRefusal refusal = check.refusal(file).orElseThrow();

      assertThat(refusal.reason()).isEqualTo(PdfRefusalReason.TOO_MANY_PAGES);
      assertThat(refusal.message()).contains("4 pages").contains("3 are allowed");
    }
  }

  @Test
  void a_pixel_bomb_is_refused_with_its_page() throws IOException {
    // Given a second page with a small stream that says to be 2,500 million pixels
    SampleScan scan = new SampleScan().page(PDRectangle.A4, 0, content -> {});
    PDImageXObject bomb = scan.raw(deflated(), COSName.FLATE_DECODE, 50_000, 50_000, 8);
    scan.page(PDRectangle.A4, 0, content -> content.drawImage(bomb, 0, 0, 500, 500));

    PdfRefusal refusal = check.refusal(scan.in(directory)).orElseThrow();

    assertThat(refusal.reason()).isEqualTo(PdfRefusalReason.TOO_MANY_PIXELS);
    assertThat(refusal.page()).isEqualTo(2);
    assertThat(refusal.message()).contains("page 2").contains("2500000000");
  }

  /** Where a bomb may hang besides the page's own images. */
  enum Hiding {
    PATTERN,
    SOFT_MASK,
    GLYPH,
    ANNOTATION
  }

  @ParameterizedTest
  @EnumSource
  void a_pixel_bomb_is_found_wherever_it_hangs(Hiding hiding) throws IOException {
    SampleScan scan = new SampleScan().page(PDRectangle.A4, 0, content -> {});
    PDPage page = scan.document().getPage(0);
    page.setResources(new PDResources());
    COSDictionary holder = new COSDictionary();
    PDResources inner = new PDResources();
    inner.put(
        COSName.getPDFName("Im0"), scan.raw(deflated(), COSName.FLATE_DECODE, 50_000, 50_000, 8));
    COSStream form = scan.document().getDocument().createCOSStream();
    form.setItem(COSName.RESOURCES, inner);
    COSName kind =
        switch (hiding) {
          case PATTERN -> COSName.PATTERN;
          case SOFT_MASK -> COSName.EXT_G_STATE;
          case GLYPH -> COSName.FONT;
          case ANNOTATION -> COSName.ANNOTS;
        };
    COSDictionary described = new COSDictionary();
    described.setItem(hiding == Hiding.GLYPH ? COSName.RESOURCES : COSName.AP, form);
    if (hiding == Hiding.ANNOTATION) {
      COSArray annotations = new COSArray();
      annotations.add(described);
      page.getCOSObject().setItem(kind, annotations);
    } else {
      holder.setItem(COSName.getPDFName("X"), hiding == Hiding.PATTERN ? form : described);
      page.getResources().getCOSObject().setItem(kind, holder);
    }

    PdfRefusal refusal = check.refusal(scan.in(directory)).orElseThrow();

    assertThat(refusal.reason()).isEqualTo(PdfRefusalReason.TOO_MANY_PIXELS);
  }

  @Test
  void many_images_on_a_page_are_a_pixel_bomb_together() throws IOException {
    SampleScan scan = new SampleScan().page(PDRectangle.A4, 0, content -> {});
    scan.page(PDRectangle.A4, 0, content -> {});
    PDPage page = scan.document().getPage(1);
    page.setResources(new PDResources());
    for (int i = 0; i < 4; i++) {
      PDImageXObject layer = scan.raw(deflated(), COSName.FLATE_DECODE, 900, 900, 1);
      page.getResources().put(COSName.getPDFName("Im" + i), layer);
    }

    PdfRefusal refusal = check.refusal(scan.in(directory)).orElseThrow();

    assertThat(refusal.reason()).isEqualTo(PdfRefusalReason.TOO_MANY_PIXELS);
    assertThat(refusal.page()).isEqualTo(2);
    assertThat(refusal.message()).contains("together");
  }

  @Test
  void an_image_that_is_drawn_often_counts_once() throws IOException {
    SampleScan scan = new SampleScan().page(PDRectangle.A4, 0, content -> {});
    PDPage page = scan.document().getPage(0);
    page.setResources(new PDResources());
    PDImageXObject image = scan.raw(deflated(), COSName.FLATE_DECODE, 900, 900, 1);
    for (int i = 0; i < 9; i++) {
      page.getResources().put(COSName.getPDFName("Im" + i), image);
    }

    assertThat(check.refusal(scan.in(directory))).isEmpty();
  }

  private static byte[] deflated() {
    Deflater deflater = new Deflater();
    deflater.setInput("bomb".getBytes(StandardCharsets.US_ASCII));
    deflater.finish();
    byte[] bytes = new byte[64];
    byte[] result = Arrays.copyOf(bytes, deflater.deflate(bytes));
    deflater.end();
    return result;
  }

  private Path scan() throws IOException {
    return new SampleScan()
        .jpegPage(SamplePictures.jpeg(SampleSheets.recto()), SampleScan.A3_LANDSCAPE, 0)
        .in(directory);
  }

  private PdfRefusalReason reason(Path file) throws IOException {
    Optional<PdfRefusal> refusal = check.refusal(file);
    return refusal.map(PdfRefusal::reason).orElse(null);
  }
}
