package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.identification.header.image.GreyImage;
import org.korrigo.identification.header.image.InkedImage;
import org.korrigo.identification.header.image.Skew;
import org.korrigo.identification.header.image.WrittenLines;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.matching.Reading;

/** Through the real Tesseract: where it is missing, these tests fail and say so. */
class HeaderReaderTest {
  private static final byte[] FREE = PaperHeader.free(3, "DUPONT MARTIN", "ALICE");
  private static LineRecogniser recogniser;

  private final HeaderReader reader = new HeaderReader(recogniser, LetterClassifier.load());

  @BeforeAll
  static void open() {
    recogniser = new Tesseract(Optional.empty(), "fra").open();
  }

  @AfterAll
  static void close() {
    recogniser.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyLetterOfABoxedHeaderIsReadInItsPlace(long hand) throws IOException {
    // Given
    byte[] header = PaperHeader.boxed(hand, "KOWALCZYK", "HELENE", "31052008");

    // When
    Reading reading = read(header);

    // Then
    assertThat(reading.form()).isEqualTo(Reading.Form.BOXED);
    assertThat(right(reading.lastName().shown(), "KOWALCZYK")).isGreaterThanOrEqualTo(7);
    assertThat(right(reading.firstName().shown(), "HELENE")).isGreaterThanOrEqualTo(4);
    assertThat(right(reading.birthDate().shown(), "31052008")).isGreaterThanOrEqualTo(6);
    assertThat(reading.lastName().filled()).isEqualTo(9);
  }

  @Test
  void emptyBoxesAreNothingRead() throws IOException {
    // Given
    byte[] header = PaperHeader.boxed(3, "", "", "");

    // When
    Reading reading = read(header);

    // Then
    assertThat(reading.form()).isEqualTo(Reading.Form.EMPTY);
  }

  @Test
  void boxesWithoutABirthDateStillGiveTheName() throws IOException {
    // Given
    byte[] header = PaperHeader.boxed(7, "MARCILLOUX", "INES", "");

    // When
    Reading reading = read(header);

    // Then
    assertThat(reading.text()).startsWith("MARCILLOUX").contains("INES");
    assertThat(reading.birthDate().filled()).isZero();
  }

  @Test
  void freeCapitalsAreReadLineByLine() throws IOException {
    // Given
    byte[] header = PaperHeader.free(3, "DUPONT MARTIN", "ALICE");

    // When
    Reading reading = read(header);

    // Then
    assertThat(reading.form()).isEqualTo(Reading.Form.FREE);
    assertThat(reading.lines()).hasSize(2);
    assertThat(reading.lines().getFirst()).contains("DUPONT");
    assertThat(reading.lines().getLast()).contains("ALICE");
  }

  @Test
  void aPrintedCodeBesideTheNameIsNoLineOfWriting() throws IOException {
    // Given
    BufferedImage header = ImageIO.read(new ByteArrayInputStream(FREE));
    Random random = new Random(1);
    for (int y = 60; y < 273; y += 6) {
      for (int x = 1400; x < 1613; x += 6) {
        header.getRaster().setSamples(x, y, 6, 6, 0, module(random.nextBoolean()));
      }
    }

    // When
    Reading reading = read(Scans.jpeg(header));

    // Then
    assertThat(reading.lines()).hasSize(2);
    assertThat(reading.lines().getFirst()).contains("DUPONT");
    assertThat(reading.lines().getLast()).contains("ALICE");
  }

  @Test
  void aPrintedCodeDoesNotHideHowTheLinesLean() {
    // Given
    BufferedImage header = new BufferedImage(1654, 700, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = header.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 1654, 700);
    graphics.setColor(Color.BLACK);
    graphics.rotate(Math.toRadians(2.5), 827, 350);
    for (int y = 330; y < 600; y += 60) {
      for (int x = 200; x < 500; x += 22) {
        graphics.fillRect(x, y, 12, 20 + x % 9);
      }
    }
    graphics.dispose();
    for (int y = 40; y < 253; y += 6) {
      for (int x = 1300; x < 1513; x += 6) {
        header.getRaster().setSamples(x, y, 6, 6, 0, module(y / 6 % 2 == 0));
      }
    }

    // When
    InkedImage straight = HeaderReader.straightened(InkedImage.of(GreyImage.of(header)));

    // Then
    assertThat(Skew.of(straight.ink())).isCloseTo(0, within(Math.toRadians(0.1)));
    assertThat(WrittenLines.of(straight)).hasSize(5);
  }

  private static int[] module(boolean dark) {
    int[] samples = new int[36];
    Arrays.fill(samples, dark ? 20 : 240);
    return samples;
  }

  @Test
  void aBlankPageIsNothingRead() throws IOException {
    // Given
    byte[] header = PaperHeader.blank(1);

    // When
    Reading reading = read(header);

    // Then
    assertThat(reading.form()).isEqualTo(Reading.Form.EMPTY);
    assertThat(reading.confidence()).isZero();
  }

  @Test
  void ofSeveralSheetsTheOneWithBoxesTellsTheNameAndThatTheFirstDidNot() throws IOException {
    // Given
    Reading free = read(PaperHeader.free(3, "REPONSE"));
    Reading boxed = read(PaperHeader.boxed(7, "MARCILLOUX", "INES", "26122008"));

    // When
    Reading best = Reading.ofSheets(List.of(Reading.empty(), free, boxed));

    // Then
    assertThat(best)
        .usingRecursiveComparison()
        .ignoringFields("otherSheets", "sheetSilent")
        .isEqualTo(boxed);
    assertThat(best.otherSheets()).containsExactly(free);
    assertThat(best.sheetSilent()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHeaderThatTakesTooLongIsGivenUpInTheMiddle(boolean boxes) {
    // Given
    byte[] header = boxes ? PaperHeader.boxed(7, "MARCILLOUX", "INES", "26122008") : FREE;
    AtomicLong looks = new AtomicLong();

    // When
    TimeLimit limit = TimeLimit.of(Duration.ofNanos(3), looks::getAndIncrement);

    // Then
    assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(header), limit))
        .isInstanceOf(HeaderTimeException.class);
    assertThat(looks.get()).isEqualTo(5);
  }

  @Test
  void readinessIsDownUntilTesseractWasOpened() {
    // Given
    Tesseract tesseract = new Tesseract(Optional.empty(), "fra");
    TesseractReadiness readiness = new TesseractReadiness(tesseract);
    HealthCheckResponse before = readiness.call();

    // When
    tesseract.open().close();

    // Then
    assertThat(before.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat(before.getData().orElseThrow()).containsEntry("reason", Tesseract.UNTRIED);
    assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    assertThat(tesseract.fault()).isEmpty();
  }

  @Test
  void aMissingLanguageIsNamedInASentence(@TempDir Path nothingHere) {
    // Given
    Tesseract tesseract = new Tesseract(Optional.of(nothingHere), "fra");

    // When
    assertThatThrownBy(tesseract::open)
        .isInstanceOf(RecogniserMissingException.class)
        .hasMessageContaining("install tesseract-ocr-fra");

    // Then
    assertThat(new TesseractReadiness(tesseract).call().getStatus().name()).isEqualTo("DOWN");
    assertThat(tesseract.fault().orElseThrow()).contains("install tesseract-ocr-fra");
  }

  private Reading read(byte[] header) throws IOException {
    return reader.read(new ByteArrayInputStream(header), TimeLimit.of(Duration.ofDays(1)));
  }

  private static long right(String read, String written) {
    return java.util.stream.IntStream.range(0, Math.min(read.length(), written.length()))
        .filter(i -> read.charAt(i) == written.charAt(i))
        .count();
  }
}
