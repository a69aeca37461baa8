package org.korrigo.standalone.demo.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticBatchTest {
  @TempDir static Path directory;

  private static SyntheticBatch batch;

  @BeforeAll
  static void generate() throws IOException {
    batch = SyntheticBatch.write(directory.resolve("once"), 42, side -> {});
  }

  @Test
  void theRosterHasPronotesSixColumnsAndOneRowPerPupil() throws IOException {
    List<String> lines = List.of(Files.readString(batch.roster()).split("\r\n", -1));

    assertThat(lines.getFirst())
        .isEqualTo("\uFEFFÉlèves,Né(e) le,Adresse E-mail,Classe,EDS | Autres options,Groupe");
    assertThat(lines.subList(1, 13))
        .allMatch(
            row ->
                row.matches(
                    "[\\p{Lu}"
                        + " '-]+,\\d\\d/\\d\\d/\\d{4},[a-z.-]+@lycee\\.example,TG\\d,\"[^\"]+\","));
    assertThat(lines.subList(13, lines.size())).containsExactly("");
  }

  @Test
  void twoPupilsShareABirthDateAndNoTwoShareAName() {
    assertThat(batch.writers()).hasSize(12).doesNotHaveDuplicates();
    assertThat(new HashSet<>(batch.writers().stream().map(Pupil::birthDate).toList())).hasSize(11);
    assertThat(new HashSet<>(batch.writers().stream().map(Pupil::lastName).toList())).hasSize(12);
    assertThat(batch.writers())
        .allMatch(pupil -> pupil.lastName().length() <= IdentityHeader.NAME_BOXES)
        .allMatch(pupil -> pupil.firstName().length() <= IdentityHeader.NAME_BOXES);
  }

  @Test
  void everySideIsOneGreyA3PictureAt200DpiTurnedOrUpright() throws IOException {
    Set<Integer> rotations = new HashSet<>();
    try (PDDocument scan = Loader.loadPDF(batch.scan().toFile())) {
      assertThat(scan.getNumberOfPages()).isEqualTo(24);
      for (PDPage page : scan.getPages()) {
        boolean turned = page.getRotation() == 270;
        rotations.add(page.getRotation());
        float shown = turned ? page.getMediaBox().getHeight() : page.getMediaBox().getWidth();
        assertThat(shown).isCloseTo(1190.4f, within(0.1f));
        COSName name = page.getResources().getXObjectNames().iterator().next();
        PDImageXObject image = (PDImageXObject) page.getResources().getXObject(name);
        assertThat(image.getColorSpace().getName()).isEqualTo("DeviceGray");
        assertThat(image.getSuffix()).isEqualTo("jpg");
        assertThat(Math.max(image.getWidth(), image.getHeight())).isEqualTo(3307);
        assertThat(image.getStream().getLength()).isBetween(50_000, 700_000);
      }
    }
    assertThat(rotations).containsExactlyInAnyOrder(0, 270);
  }

  @Test
  void theMarksOfEverySideReadRectoFourOneThenVersoTwoThree() throws IOException {
    List<PageMark> expected = new ArrayList<>();
    List<PageMark> read = new ArrayList<>();
    try (PDDocument scan = Loader.loadPDF(batch.scan().toFile())) {
      PDFRenderer renderer = new PDFRenderer(scan);
      for (int side = 0; side < scan.getNumberOfPages(); side++) {
        BufferedImage picture = renderer.renderImageWithDPI(side, 100, ImageType.GRAY);
        int half = picture.getWidth() / 2;
        read.add(mark(picture.getSubimage(0, 0, half, picture.getHeight())));
        read.add(mark(picture.getSubimage(half, 0, half, picture.getHeight())));
        int copy = side / 2 + 1;
        expected.add(new PageMark(copy, side % 2 == 0 ? 4 : 2));
        expected.add(new PageMark(copy, side % 2 == 0 ? 1 : 3));
      }
    }

    assertThat(read).isEqualTo(expected);
  }

  private static PageMark mark(BufferedImage page) {
    return PageMarkReader.read(page).orElseThrow();
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
    SyntheticBatch first = oneSheet("first", 7);
    SyntheticBatch again = oneSheet("again", 7);
    SyntheticBatch other = oneSheet("other", 8);

    assertThat(again.scan()).hasSameBinaryContentAs(first.scan());
    assertThat(Files.mismatch(other.scan(), first.scan())).isNotEqualTo(-1);
  }

  private static SyntheticBatch oneSheet(String name, long seed) throws IOException {
    return SyntheticBatch.write(
        directory.resolve(name), seed, batch.writers().subList(0, 1), side -> {});
  }
}
