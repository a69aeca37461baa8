package org.korrigo.exams.scan.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScanLimits;
import org.korrigo.exams.scan.sheet.SidePreview;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/**
 * A page that is looked at for itself shows its top by the form for a name, and by nothing else.
 */
class LonePageTest {
  private static final double ZONE = 0.43;
  private static final int PAGES = 120;
  private static final int FULL = 4;

  @TempDir static Path directory;
  private static List<SidePreview> pages;

  @BeforeAll
  static void scan() throws IOException, UnreadableSideException {
    PaperBatch batch = new PaperBatch();
    for (int number = 0; number < PAGES; number++) {
      batch.single(number);
    }
    pages = previews(batch);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void theFormShowsTheTopHoweverThePageLies(int quarters) {
    for (int number = 1; number < PAGES; number += FULL) {
      LonePage page = LonePage.of(turned(pages.get(number), quarters), ZONE);

      assertThat(page).isEqualTo(new LonePage(true, (FULL - quarters) % FULL * 90, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void writingIsTakenForNoForm(int quarters) {
    for (int number = 0; number < PAGES; number++) {
      if (number % FULL != 1) {
        assertThat(LonePage.of(turned(pages.get(number), quarters), ZONE))
            .isEqualTo(LonePage.UNKNOWN);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-2, -1.5, 1.5, 2})
  void theFormShowsTheTopOfAPageAskew(double degrees) throws IOException, UnreadableSideException {
    SidePreview askew = previews(new PaperBatch().singleAskew(5, degrees)).getFirst();

    for (int quarters = 0; quarters < FULL; quarters++) {
      LonePage page = LonePage.of(turned(askew, quarters), ZONE);

      assertThat(page.isShown()).isTrue();
      assertThat(page.turn()).isEqualTo((FULL - quarters) % FULL * 90);
    }
  }

  @Test
  void formsAtTwoEdgesShowNothing() {
    SidePreview page = pages.get(1);
    byte[] both = page.luma().clone();
    for (int i = 0; i < both.length; i++) {
      int other = both[both.length - 1 - i] & 255;
      both[i] = (byte) Math.min(page.luma()[i] & 255, other);
    }

    LonePage look =
        LonePage.of(
            new SidePreview(
                1, page.format(), page.scanDpi(), page.dpi(), page.width(), page.height(), both),
            ZONE);

    assertThat(look).isEqualTo(LonePage.UNKNOWN);
  }

  private static SidePreview turned(SidePreview page, int quarters) {
    SidePreview turned = page;
    for (int i = 0; i < quarters; i++) {
      turned = turned.turnedRight();
    }
    return turned;
  }

  private static List<SidePreview> previews(PaperBatch batch)
      throws IOException, UnreadableSideException {
    Path file = Files.write(Files.createTempFile(directory, "pages", ".pdf"), batch.bytes());
    List<SidePreview> previews = new ArrayList<>();
    try (ScanFile scan = ScanFile.open(file, ScanLimits.STANDARD)) {
      for (int page = 1; page <= scan.sides(); page++) {
        previews.add(scan.preview(page));
      }
    }
    return previews;
  }
}
