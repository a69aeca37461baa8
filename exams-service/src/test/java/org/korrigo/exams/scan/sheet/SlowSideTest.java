package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.exams.scan.jpeg.SamplePictures;

/** A small file whose page would take years must not keep a worker for ever. */
@Timeout(120)
class SlowSideTest {
  /** Forms in forms, each painted ten times by the next. */
  private static final int DEPTH = 14;

  private static final ScanLimits SHORT =
      new ScanLimits(500, 80_000_000, 18_000_000, Duration.ofSeconds(2));

  @TempDir Path directory;

  private final SampleScan scan = new SampleScan();

  @BeforeEach
  void noThreadIsLeftFromBefore() {
    awaitNoReader();
  }

  @Test
  void forms_in_forms_are_a_fault_of_their_side_alone_and_their_thread_ends() throws Exception {
    nested("0 0 1 1 re f");
    scan.jpegPage(SamplePictures.jpeg(SampleSheets.recto()), SampleScan.A3_LANDSCAPE, 0);

    try (ScanFile file = ScanFile.open(sample(), SHORT)) {
      assertTooSlow(() -> file.preview(1));
      assertTooSlow(() -> file.side(1));

      assertThat(file.format(1)).isEqualTo(file.format(2));
      // where the machine itself stands still so long, the sound side is too slow for once
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptionsInstanceOf(UnreadableSideException.class)
          .untilAsserted(
              () -> {
                assertThat(file.side(2).rendered()).isFalse();
                assertThat(file.preview(2)).isNotNull();
              });
    }
    awaitNoReader();
  }

  @Test
  void a_pattern_whose_tile_never_ends_is_a_fault() throws Exception {
    PDPage page = nested("n");
    PDTilingPattern pattern = new PDTilingPattern();
    pattern.setBBox(new PDRectangle(10, 10));
    pattern.setXStep(10);
    pattern.setYStep(10);
    pattern.setPaintType(PDTilingPattern.PAINT_COLORED);
    pattern.setTilingType(PDTilingPattern.TILING_CONSTANT_SPACING);
    pattern.setResources(page.getResources());
    try (var tile = ((COSStream) pattern.getCOSObject()).createOutputStream()) {
      tile.write("/F0 Do".getBytes(StandardCharsets.US_ASCII));
    }
    PDResources resources = new PDResources();
    resources.put(COSName.getPDFName("P"), pattern);
    page.setResources(resources);
    page.setContents(stream("/Pattern cs /P scn 0 0 1190 841 re f"));

    try (ScanFile file = ScanFile.open(sample(), SHORT)) {
      assertTooSlow(() -> file.side(1));
    }
    awaitNoReader();
  }

  private Path sample() throws IOException {
    Path file = scan.in(directory);
    assertThat(Files.size(file)).isLessThan(200_000);
    return file;
  }

  /** A page that paints something 10 to the power of DEPTH times. */
  private PDPage nested(String painting) throws IOException {
    PDFormXObject inner = form(painting);
    for (int i = 1; i < DEPTH; i++) {
      PDFormXObject outer = form("/F0 Do ".repeat(10));
      outer.setResources(resources(inner));
      inner = outer;
    }
    PDPage page = new PDPage(SampleScan.A3_LANDSCAPE);
    page.setResources(resources(inner));
    page.setContents(stream("/F0 Do"));
    scan.document().addPage(page);
    return page;
  }

  private static PDResources resources(PDFormXObject form) {
    PDResources resources = new PDResources();
    resources.put(COSName.getPDFName("F0"), form);
    return resources;
  }

  private PDFormXObject form(String content) throws IOException {
    PDFormXObject form = new PDFormXObject(stream(content));
    form.setBBox(new PDRectangle(1190, 841));
    return form;
  }

  private PDStream stream(String content) throws IOException {
    return new PDStream(
        scan.document(), new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)));
  }

  private static void assertTooSlow(ThrowingCallable read) {
    assertThatThrownBy(read)
        .isInstanceOfSatisfying(
            UnreadableSideException.class,
            late -> assertThat(late.fault()).isEqualTo(SideFault.TOO_SLOW))
        .hasMessage("page 1: reading it takes more than 2 seconds");
  }

  private static void awaitNoReader() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("side-reader-")));
  }
}
