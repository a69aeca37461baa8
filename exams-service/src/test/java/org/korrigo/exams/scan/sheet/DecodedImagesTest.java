package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.korrigo.exams.scan.bitonal.BitonalPng;
import org.korrigo.exams.scan.jpeg.DamagedJpegException;
import org.korrigo.exams.scan.jpeg.JpegCut;
import org.korrigo.exams.scan.jpeg.SamplePictures;

/** Images in JBIG2 are decoded once, however often a job reads their side. */
class DecodedImagesTest {
  private static final int SIDES = 7;
  private static final int STEP = 300;

  @TempDir Path directory;

  private final StepPool pool = new StepPool(3);

  @AfterEach
  void endThreads() {
    pool.close();
  }

  /** Where a side has an image in JBIG2. */
  enum Layout {
    ALONE,
    WRITING_OVER_PAPER
  }

  @ParameterizedTest
  @EnumSource
  void a_side_that_was_looked_at_is_not_decoded_again_to_be_cut(Layout layout) throws Exception {
    // Given a scan of sides that differ, and what is cut of it
    Path scan = scan(layout);
    List<String> sound = pieces(opened(scan));

    // When they were looked at, and then the coded images on disk are overwritten
    try (ScanThreads threads = opened(scan)) {
      look(threads);
      overwriteImages(scan);

      // Then they are cut as if nothing had happened, and what is kept has no name
      assertThat(cut(threads)).containsExactlyElementsOf(sound).doesNotHaveDuplicates();
      assertThat(directory.resolve("decoded")).doesNotExist();
    }
    // And another job sees that they are broken
    assertThatThrownBy(() -> pieces(opened(scan))).hasMessageContaining("is broken");
  }

  @ParameterizedTest
  @EnumSource
  void where_nothing_can_be_kept_it_is_decoded_again(Layout layout) throws Exception {
    Path scan = scan(layout);
    List<String> sound = pieces(opened(scan));

    try (ScanThreads threads =
        new ScanThreads(scan, pool, () -> directory.resolve("none").resolve("decoded"))) {
      look(threads);

      assertThat(cut(threads)).containsExactlyElementsOf(sound);
    }
  }

  @Test
  void a_thread_that_is_given_up_takes_nothing_from_the_others() throws Exception {
    // Given images that were decoded, and the same coded ones overwritten
    Path scan = scan(Layout.ALONE);
    try (PDDocument document = Loader.loadPDF(Files.readAllBytes(scan));
        DecodedImages decoded = new DecodedImages(() -> directory.resolve("decoded"))) {
      List<String> sound = pictures(document, decoded);
      overwriteImages(scan);

      // When a thread reads them that was interrupted
      Thread.currentThread().interrupt();
      List<String> interrupted = pictures(document, decoded);

      // Then it gets them, and the others have what is kept
      assertThat(Thread.interrupted()).isTrue();
      assertThat(interrupted).isEqualTo(sound);
      try (PDDocument broken = Loader.loadPDF(Files.readAllBytes(scan))) {
        assertThat(pictures(broken, decoded)).isEqualTo(sound);
      }
    }
  }

  private static List<String> pictures(PDDocument scan, DecodedImages decoded) throws IOException {
    List<String> pictures = new ArrayList<>();
    for (PDImageXObject image : images(scan)) {
      pictures.add(UUID.nameUUIDFromBytes(BitonalPng.write(decoded.read(image))).toString());
    }
    return pictures;
  }

  private ScanThreads opened(Path scan) {
    return new ScanThreads(scan, pool, () -> directory.resolve("decoded"));
  }

  private static List<String> pieces(ScanThreads threads) throws IOException {
    try (threads) {
      return cut(threads);
    }
  }

  private static void look(ScanThreads threads) throws IOException {
    threads.each(SIDES, scan -> side -> preview(scan, side + 1), (side, seen) -> {}, () -> true);
  }

  private static SidePreview preview(ScanFile scan, int side) throws IOException {
    try {
      return scan.preview(side);
    } catch (UnreadableSideException unreadable) {
      throw new IOException(unreadable);
    }
  }

  /** Every side whole, as a hash of its picture. */
  private static List<String> cut(ScanThreads threads) throws IOException {
    List<String> pieces = new ArrayList<>();
    threads.each(
        SIDES,
        scan -> side -> whole(scan, side + 1),
        (side, piece) -> pieces.add(piece),
        () -> true);
    return pieces;
  }

  private static String whole(ScanFile scan, int number) throws IOException {
    try {
      ScannedSide side = scan.side(number);
      byte[] piece = side.picture().cut(List.of(JpegCut.of(side.area()))).getFirst().bytes();
      return UUID.nameUUIDFromBytes(piece).toString();
    } catch (UnreadableSideException | DamagedJpegException unreadable) {
      throw new IOException(unreadable);
    }
  }

  private Path scan(Layout layout) throws Exception {
    SampleScan scan = new SampleScan();
    for (int side = 0; side < SIDES; side++) {
      PDImageXObject writing = SampleLayouts.jbig2(scan, written(side));
      scan.page(
          SampleScan.A3_LANDSCAPE,
          0,
          content -> {
            if (layout == Layout.WRITING_OVER_PAPER) {
              SampleLayouts.fill(content, scan.jpeg(SamplePictures.jpeg(SampleSheets.recto())));
              writing.setStencil(true);
              writing.getCOSObject().removeItem(COSName.COLORSPACE);
            }
            SampleLayouts.fill(content, writing);
          });
    }
    return scan.in(directory);
  }

  private static BufferedImage written(int side) {
    BufferedImage picture = SampleLayouts.blackAndWhite();
    Graphics2D graphics = picture.createGraphics();
    graphics.fillRect(0, 0, picture.getWidth(), STEP);
    graphics.setColor(Color.BLACK);
    graphics.fillRect(STEP * side, 0, STEP, STEP);
    graphics.dispose();
    return picture;
  }

  /** Overwrites the latter half of each, which leaves its size what it was. */
  private static void overwriteImages(Path scan) throws IOException {
    List<byte[]> images = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(scan.toFile())) {
      for (PDImageXObject image : images(document)) {
        try (var coded = image.getStream().getCOSObject().createRawInputStream()) {
          images.add(coded.readAllBytes());
        }
      }
    }
    assertThat(images).hasSize(SIDES);
    try (RandomAccessFile file = new RandomAccessFile(scan.toFile(), "rw")) {
      byte[] all = new byte[(int) file.length()];
      file.readFully(all);
      for (byte[] image : images) {
        file.seek(indexOf(all, image) + image.length / 2);
        file.write(new byte[image.length / 2]);
      }
    }
  }

  /** All that are in JBIG2. */
  private static List<PDImageXObject> images(PDDocument scan) throws IOException {
    List<PDImageXObject> images = new ArrayList<>();
    for (PDPage page : scan.getPages()) {
      for (COSName name : page.getResources().getXObjectNames()) {
        PDImageXObject image = (PDImageXObject) page.getResources().getXObject(name);
        if (image.getStream().getFilters().contains(COSName.JBIG2_DECODE)) {
          images.add(image);
        }
      }
    }
    return images;
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int i = 0; i <= all.length - part.length; i++) {
      if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("an image that is not in its file");
  }
}
