package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.jpeg.SamplePictures;

/** Sides that are refused: half a picture never passes for a whole one. */
class UnreadableSideTest {
  @TempDir Path directory;

  @Test
  void a_truncated_jpeg_is_a_fault_of_its_side_alone() throws Exception {
    // Given three sides of which the second ends in the middle, and the third is progressive and
    // does too
    byte[] whole = SamplePictures.jpeg(SampleSheets.recto());
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    byte[] progressive = SamplePictures.progressive(SampleSheets.recto());
    SampleScan scan = new SampleScan();
    for (byte[] jpeg :
        new byte[][] {whole, half, Arrays.copyOf(progressive, progressive.length / 2), whole}) {
      PDImageXObject image = scan.raw(jpeg, COSName.DCT_DECODE, 992, 702, 8);
      scan.page(SampleScan.A3_LANDSCAPE, 0, content -> SampleLayouts.fill(content, image));
    }

    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      assertThat(file.side(4).rendered()).isFalse();
      assertThat(file.sides()).isEqualTo(4);
      assertFault(file, 2, SideFault.DAMAGED);
      assertFault(file, 3, SideFault.DAMAGED);
    }
  }

  private static void assertFault(ScanFile file, int page, SideFault fault) {
    assertThatThrownBy(() -> SideCutting.verso(file.side(page), 0.5))
        .isInstanceOfSatisfying(
            UnreadableSideException.class,
            refused -> {
              assertThat(refused.fault()).isEqualTo(fault);
              assertThat(refused.page()).isEqualTo(page);
              assertThat(refused).hasMessageStartingWith("page " + page + ": ");
            });
  }

  @Test
  void samples_that_end_too_early_are_a_fault() throws Exception {
    SampleScan scan = new SampleScan();
    PDImageXObject image = SampleLayouts.samples(scan, 1404);
    scan.page(SampleScan.A3_LANDSCAPE, 0, content -> SampleLayouts.fill(content, image));
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      assertFault(file, 1, SideFault.DAMAGED);
    }
  }

  @ParameterizedTest(name = "{0} of the data")
  @ValueSource(doubles = {0.1, 0.5, 0.9, 0.99})
  void a_truncated_fax_is_a_fault(double part) throws Exception {
    SampleScan scan = new SampleScan();
    PDImageXObject whole =
        CCITTFactory.createFromImage(scan.document(), SampleLayouts.blackAndWhite());
    byte[] coded;
    try (var in = whole.getCOSObject().createRawInputStream()) {
      coded = in.readAllBytes();
    }
    byte[] cut = Arrays.copyOf(coded, (int) (coded.length * part));
    PDImageXObject image =
        scan.raw(cut, COSName.CCITTFAX_DECODE, whole.getWidth(), whole.getHeight(), 1);
    image
        .getCOSObject()
        .setItem(
            COSName.DECODE_PARMS, whole.getCOSObject().getDictionaryObject(COSName.DECODE_PARMS));
    scan.page(SampleScan.A3_LANDSCAPE, 0, content -> SampleLayouts.fill(content, image));
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      assertFault(file, 1, SideFault.DAMAGED);
    }
  }

  @Test
  void a_compression_that_nobody_here_reads_is_a_fault() throws Exception {
    SampleScan scan = new SampleScan();
    PDImageXObject image = scan.raw(new byte[100], COSName.JPX_DECODE, 992, 702, 8);
    scan.page(SampleScan.A3_LANDSCAPE, 0, content -> SampleLayouts.fill(content, image));
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      assertFault(file, 1, SideFault.UNSUPPORTED_COMPRESSION);
    }
  }

  @Test
  void a_pixel_bomb_is_a_fault() throws Exception {
    SampleScan scan = new SampleScan();
    PDImageXObject image = scan.raw(new byte[9], COSName.FLATE_DECODE, 60_000, 60_000, 8);
    scan.page(SampleScan.A3_LANDSCAPE, 0, content -> SampleLayouts.fill(content, image));
    try (ScanFile file = ScanFile.open(scan.in(directory), ScanLimits.STANDARD)) {
      assertFault(file, 1, SideFault.TOO_MANY_PIXELS);
    }
  }

  @Test
  void broken_bytes_anywhere_never_escape_as_another_exception() throws Exception {
    byte[] whole =
        Files.readAllBytes(
            new SampleScan()
                .jpegPage(SamplePictures.jpeg(SampleSheets.recto()), SampleScan.A3_PORTRAIT, 90)
                .in(directory));
    Random random = new Random(11);
    for (int i = 0; i < 150; i++) {
      byte[] broken = whole.clone();
      for (int flips = 0; flips < 4; flips++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      Path path = Files.write(directory.resolve("broken.pdf"), broken);
      try (ScanFile file = ScanFile.open(path, ScanLimits.STANDARD)) {
        assertThat(SideCutting.single(file.side(1), IdentityZone.STANDARD).pages()).hasSize(1);
      } catch (UnreadableSideException | IOException refused) {
        assertThat(refused.getMessage()).isNotNull();
      }
    }
  }
}
