package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
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

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void a_pdf_that_says_another_number_of_pages_than_it_has_is_refused(int said) throws IOException {
    SampleScan scan = pages(2);
    scan.document().getPages().getCOSObject().setInt(COSName.COUNT, said);

    assertThat(reason(scan.in(directory))).isEqualTo(PdfRefusalReason.DAMAGED);
  }

  @Test
  void pages_beyond_the_limit_count_whatever_the_pdf_says() throws IOException {
    SampleScan scan = pages(4);
    scan.document().getPages().getCOSObject().setInt(COSName.COUNT, 3);

    assertThat(reason(scan.in(directory))).isEqualTo(PdfRefusalReason.TOO_MANY_PAGES);
  }

  @Test
  void parts_of_the_page_tree_that_are_wrong_by_turns_are_refused() throws IOException {
    // Given two parts of which one hides its second page and the other names one that is not there
    SampleScan scan = pages(3);
    COSDictionary root = scan.document().getPages().getCOSObject();
    COSArray kids = root.getCOSArray(COSName.KIDS);
    COSArray parts = new COSArray();
    parts.add(part(1, kids.get(0), kids.get(1)));
    parts.add(part(2, kids.get(2)));
    root.setItem(COSName.KIDS, parts);

    assertThat(reason(scan.in(directory))).isEqualTo(PdfRefusalReason.DAMAGED);
  }

  @Test
  void a_page_tree_of_parts_that_say_what_they_have_is_taken() throws IOException {
    SampleScan scan = pages(3);
    COSDictionary root = scan.document().getPages().getCOSObject();
    COSArray kids = root.getCOSArray(COSName.KIDS);
    COSArray parts = new COSArray();
    parts.add(part(2, kids.get(0), kids.get(1)));
    parts.add(kids.get(2));
    root.setItem(COSName.KIDS, parts);

    assertThat(check.refusal(scan.in(directory))).isEmpty();
  }

  @Test
  void a_page_tree_that_bites_its_tail_is_refused() throws IOException {
    SampleScan scan = pages(1);
    COSDictionary root = scan.document().getPages().getCOSObject();
    root.getCOSArray(COSName.KIDS).add(root);

    assertThat(reason(scan.in(directory))).isEqualTo(PdfRefusalReason.DAMAGED);
  }

  /** Where the table of objects is lost, the library looks for objects, and forgets lost pages. */
  @Test
  void a_page_that_is_lost_with_the_table_of_objects_is_missed() throws IOException {
    Path file = directory.resolve("scan.pdf");
    SampleScan scan = pages(3);
    scan.document().save(file.toFile(), CompressParameters.NO_COMPRESSION);
    scan.close();
    String whole = Files.readString(file, StandardCharsets.ISO_8859_1);
    String tableless = whole.replaceFirst("\nxref", "\nfrex");
    Files.writeString(file, tableless, StandardCharsets.ISO_8859_1);
    assertThat(check.refusal(file)).as("with all its pages").isEmpty();

    int last = tableless.lastIndexOf("/Type /Page\n");
    int object = tableless.lastIndexOf(" obj", last);
    String broken = tableless.substring(0, object) + " xyz" + tableless.substring(object + 4);
    Files.writeString(file, broken, StandardCharsets.ISO_8859_1);

    assertThat(reason(file)).isEqualTo(PdfRefusalReason.DAMAGED);
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

  private static SampleScan pages(int count) throws IOException {
    SampleScan scan = new SampleScan();
    for (int i = 0; i < count; i++) {
      scan.page(PDRectangle.A4, 0, content -> {});
    }
    return scan;
  }

  private static COSDictionary part(int said, COSBase... kids) {
    COSDictionary part = new COSDictionary();
    part.setItem(COSName.TYPE, COSName.PAGES);
    part.setInt(COSName.COUNT, said);
    part.setItem(COSName.KIDS, new COSArray(List.of(kids)));
    return part;
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
