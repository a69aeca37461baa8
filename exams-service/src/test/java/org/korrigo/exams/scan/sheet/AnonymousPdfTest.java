package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.exams.scan.jpeg.SamplePictures;

class AnonymousPdfTest {
  private static final IdentityZone QUARTER = new IdentityZone(0.25);

  @TempDir Path directory;

  private int scale = 1;

  @Test
  void nothing_in_the_file_depends_on_what_stood_in_the_identity_zone() throws IOException {
    // Given the copies of two writers of the same answers
    List<CopyPage> one = booklet("one.pdf", "DUPONT MARIE");
    List<CopyPage> other = booklet("other.pdf", "LE GUEN YANN");

    // When both are made anonymous
    byte[] first = anonymous(one);
    byte[] second = anonymous(other);

    // Then not one byte tells them apart
    assertThat(first).isEqualTo(second);
  }

  @Test
  void the_previews_of_large_pages_do_not_depend_on_it_either() throws IOException {
    // Given the copies of two writers, at a resolution whose pages have previews
    scale = 3;
    List<CopyPage> one = booklet("one.pdf", "DUPONT MARIE");
    List<CopyPage> other = booklet("other.pdf", "LE GUEN YANN");
    assertThat(slice(one.getFirst().preview())).isNotEqualTo(slice(other.getFirst().preview()));

    // When both are made anonymous
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    List<WrittenPage> written = AnonymousPdf.write(OutputStream.nullOutputStream(), first, one);
    AnonymousPdf.write(OutputStream.nullOutputStream(), second, other);

    // Then not one byte tells them apart, the zone of the preview is white, and others are as
    // before
    assertThat(first.toByteArray()).isEqualTo(second.toByteArray());
    PageSlice preview = written.getFirst().preview();
    BufferedImage shown = SamplePictures.decode(bytes(first.toByteArray(), preview));
    assertThat(shown.getWidth()).isEqualTo(744);
    for (int x = 0; x < shown.getWidth(); x++) {
      assertThat(shown.getRaster().getSample(x, 240, 0)).isGreaterThan(245);
    }
    assertThat(bytes(first.toByteArray(), written.getLast().preview()))
        .isEqualTo(slice(one.getLast().preview()));
  }

  @Test
  void the_zone_is_white_and_the_page_below_as_it_was() throws IOException {
    // Given a booklet
    List<CopyPage> pages = booklet("one.pdf", "DUPONT MARIE");
    BufferedImage before = SamplePictures.decode(slice(pages.getFirst().image().file(), pages, 0));

    // When it is made anonymous
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<WrittenPage> written = AnonymousPdf.write(out, OutputStream.nullOutputStream(), pages);

    // Then its first page is white in the zone, and untouched from the next coding unit on
    BufferedImage after =
        SamplePictures.decode(bytes(out.toByteArray(), written.getFirst().image()));
    int zone = (int) Math.ceil(before.getHeight() * 0.25);
    for (int x = 0; x < before.getWidth(); x++) {
      assertThat(after.getRaster().getSample(x, zone - 1, 0)).isGreaterThan(250);
      for (int y = zone + 8; y < before.getHeight(); y++) {
        assertThat(after.getRaster().getSample(x, y, 0))
            .isEqualTo(before.getRaster().getSample(x, y, 0));
      }
    }
  }

  @Test
  void every_other_page_is_taken_over_byte_by_byte() throws IOException {
    // Given a copy of two booklets
    List<CopyPage> pages = new ArrayList<>(booklet("one.pdf", "DUPONT MARIE"));
    pages.addAll(booklet("two.pdf", "DUPONT MARIE"));

    // When it is made anonymous
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<WrittenPage> written = AnonymousPdf.write(out, OutputStream.nullOutputStream(), pages);

    // Then its pages are all there in order, and only those that bear a name were changed
    assertThat(written).hasSize(8);
    for (int i = 0; i < 8; i++) {
      byte[] before = slice(pages.get(i).image().file(), pages, i);
      byte[] after = bytes(out.toByteArray(), written.get(i).image());
      assertThat(Arrays.equals(before, after)).isEqualTo(i % 4 != 0);
    }
  }

  @Test
  void a_page_that_is_not_what_was_stored_is_an_error() throws IOException {
    // Given a booklet of which a page was overwritten
    List<CopyPage> pages = booklet("one.pdf", "DUPONT MARIE");
    PageSlice slice = pages.get(1).image().slice();
    byte[] file = Files.readAllBytes(pages.get(1).image().file());
    Arrays.fill(file, (int) slice.offset(), (int) slice.offset() + 20, (byte) 0);
    Files.write(pages.get(1).image().file(), file);

    // When it is to be made anonymous, then it is refused
    assertThatThrownBy(() -> anonymous(pages)).isInstanceOf(IOException.class);
  }

  private static byte[] anonymous(List<CopyPage> pages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AnonymousPdf.write(out, OutputStream.nullOutputStream(), pages);
    return out.toByteArray();
  }

  private List<CopyPage> booklet(String name, String writer) throws IOException {
    Path file = directory.resolve(name);
    List<PagePicture> pages = new ArrayList<>();
    for (int number = 1; number <= 4; number++) {
      BufferedImage image = SampleSheets.page(number);
      if (number == 1) {
        sign(image, writer);
      }
      BufferedImage large = enlarged(image);
      pages.add(
          new PagePicture(
              SamplePictures.jpeg(large),
              large.getWidth(),
              large.getHeight(),
              PictureCoding.GREY_JPEG));
    }
    Path views = directory.resolve(name + ".views");
    List<CopyPage> copy = new ArrayList<>();
    try (var out = Files.newOutputStream(file);
        var viewsOut = Files.newOutputStream(views)) {
      for (WrittenPage page : PageFiles.write(out, viewsOut, pages)) {
        CopyPage.Source image = new CopyPage.Source(file, page.image());
        boolean itsOwn = page.preview().equals(page.image());
        CopyPage.Source preview = itsOwn ? image : new CopyPage.Source(views, page.preview());
        copy.add(new CopyPage(image, preview, Optional.of(QUARTER).filter(zone -> copy.isEmpty())));
      }
    }
    return copy;
  }

  private BufferedImage enlarged(BufferedImage image) {
    int width = scale * image.getWidth();
    int height = scale * image.getHeight();
    BufferedImage large = new BufferedImage(width, height, image.getType());
    Graphics2D graphics = large.createGraphics();
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return large;
  }

  private static byte[] slice(CopyPage.Source source) throws IOException {
    return bytes(Files.readAllBytes(source.file()), source.slice());
  }

  private static void sign(BufferedImage image, String writer) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 30));
    graphics.drawString(writer, 60, 160);
    graphics.dispose();
  }

  private static byte[] slice(Path file, List<CopyPage> pages, int index) throws IOException {
    return bytes(Files.readAllBytes(file), pages.get(index).image().slice());
  }

  private static byte[] bytes(byte[] file, PageSlice slice) {
    return Arrays.copyOfRange(file, (int) slice.offset(), (int) (slice.offset() + slice.length()));
  }
}
