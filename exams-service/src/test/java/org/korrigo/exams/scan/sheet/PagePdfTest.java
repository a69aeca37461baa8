package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.jpeg.SamplePictures;

class PagePdfTest {

  static PagePicture page(int number, boolean colour) {
    BufferedImage image =
        colour ? SamplePictures.paper(300 + number, 424, true) : SampleSheets.page(number);
    return new PagePicture(
        SamplePictures.jpeg(image),
        image.getWidth(),
        image.getHeight(),
        PictureCoding.jpeg(colour ? 3 : 1));
  }

  @ParameterizedTest(name = "{0} pages")
  @ValueSource(ints = {1, 2, 4, 20})
  void a_strict_reader_opens_it_and_finds_every_page(int count) throws Exception {
    // Given pages, one in colour among them
    List<PagePicture> pages =
        Stream.iterate(1, n -> n + 1).limit(count).map(n -> page(n % 4 + 1, n % 5 == 0)).toList();

    // When they are written
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<PageSlice> slices = PagePdf.write(out, pages);

    // Then a reader that repairs nothing sees A4 pages that stand upright
    assertThat(slices).hasSize(count);
    try (PDDocument document =
        new PDFParser(new RandomAccessReadBuffer(out.toByteArray())).parse(false)) {
      assertThat(document.getNumberOfPages()).isEqualTo(count);
      for (PDPage page : document.getPages()) {
        assertThat(page.getRotation()).isZero();
        assertThat(page.getMediaBox().getHeight()).isBetween(841f, 842f);
        assertThat(page.getMediaBox().getWidth()).isBetween(594f, 605f);
      }
    }
  }

  @Test
  void each_slice_is_the_very_jpeg_of_its_page() throws Exception {
    // Given two pages
    List<PagePicture> pages = List.of(page(1, false), page(2, true));

    // When they are written
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<PageSlice> slices = PagePdf.write(out, pages);

    // Then the byte range of each is its JPEG, and its hash and size are right
    for (int i = 0; i < 2; i++) {
      PageSlice slice = slices.get(i);
      byte[] bytes =
          Arrays.copyOfRange(
              out.toByteArray(), (int) slice.offset(), (int) (slice.offset() + slice.length()));
      assertThat(bytes).isEqualTo(pages.get(i).bytes());
      assertThat(slice.sha256())
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
      assertThat(slice.widthPx()).isEqualTo(pages.get(i).widthPx());
      assertThat(slice.heightPx()).isEqualTo(pages.get(i).heightPx());
    }
  }

  @Test
  void a_page_is_shown_as_its_image() throws Exception {
    // Given a page in a file
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PagePdf.write(out, List.of(page(3, false)));

    // When another program renders it
    try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
      BufferedImage shown = new PDFRenderer(document).renderImageWithDPI(0, 60);

      // Then its mark stands where the image has it
      assertThat(shown.getRaster().getSample(60, 60, 0)).isBetween(140, 160);
    }
  }

  @Test
  void the_file_says_nothing_about_who_made_it_or_when() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    PagePdf.write(out, List.of(page(1, false)));

    assertThat(out.toString(StandardCharsets.ISO_8859_1))
        .doesNotContain("/Info", "/Producer", "/Creator", "Date", "/Metadata", "/ID", "/Title");
  }

  @Test
  void the_same_pages_make_the_same_file() throws IOException {
    ByteArrayOutputStream one = new ByteArrayOutputStream();
    ByteArrayOutputStream other = new ByteArrayOutputStream();

    PagePdf.write(one, List.of(page(1, false)));
    PagePdf.write(other, List.of(page(1, false)));

    assertThat(one.toByteArray()).isEqualTo(other.toByteArray());
  }

  @Test
  void a_file_without_pages_is_a_mistake_of_the_caller() {
    assertThatThrownBy(() -> PagePdf.write(new ByteArrayOutputStream(), List.of()))
        .isInstanceOf(IllegalStateException.class);
  }
}
