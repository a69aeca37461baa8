package org.korrigo.identification.header;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.korrigo.contracts.json.JsonConventions;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.header.letter.training.Hand;
import org.korrigo.identification.header.letter.training.HandFont;
import org.korrigo.identification.matching.CopyReading;
import org.korrigo.identification.matching.Pupil;
import org.korrigo.identification.matching.Reading;

/**
 * Headers, boxed or free, each by a writer of its own, and what was read of them. Reading takes
 * minutes: {@link #of} keeps the readings in a file and takes them from there when it is called
 * again.
 */
final class TrialHeaders {
  /** Writers who belong to one school. */
  static final int SCHOOL = 1000;

  /** Keeps the writers of one seed apart from those of the next. */
  private static final long SCHOOLS = 1_000_000;

  /** Pupils who write nothing, for strangers' places on a roster. */
  private static final int OTHERS = 120;

  /** Of the processor, not of the wall: on a machine with much to do a header may wait for long. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final DateTimeFormatter BOXES = DateTimeFormatter.ofPattern("ddMMuuuu");
  private static final ObjectMapper JSON = JsonConventions.newMapper();

  private final List<HandFont> fonts;
  private final long seed;
  private final int resolution;
  private final Reading.Form form;

  /**
   * Headers to be written.
   *
   * @param fonts of the writers, in turn
   * @param seed another one is other writers with other hands
   * @param resolution dots an inch
   * @param form with boxes or free
   */
  TrialHeaders(List<HandFont> fonts, long seed, int resolution, Reading.Form form) {
    this.fonts = fonts;
    this.seed = seed;
    this.resolution = resolution;
    this.form = form;
  }

  /**
   * A header and what was read of it.
   *
   * @param number from 0
   * @param reading what Korrigo read
   * @param plain what Tesseract reads by itself, or null
   * @param nanoseconds processor time of Korrigo's reading
   * @param plainNanoseconds processor time of Tesseract's reading
   */
  record Header(
      int number, Reading reading, String plain, long nanoseconds, long plainNanoseconds) {}

  /** Where readings are kept: a directory, or {@code -} for nowhere. */
  static Path kept(String directory, String use, int resolution, long seed, int count) {
    return directory.equals("-")
        ? null
        : Path.of(directory, "%s-%d-%d-%d.json".formatted(use, resolution, seed, count));
  }

  /** The pupils of a school: the writers first, then others. */
  List<Pupil> school(int number) {
    return MadeUpClass.of(SCHOOL + OTHERS, seed + number);
  }

  /**
   * Writes and reads headers.
   *
   * @param count how many
   * @param plain how many of them Tesseract reads by itself, too
   * @param file where they are kept, or null
   */
  List<Header> of(int count, int plain, Path file) throws IOException {
    if (file != null && Files.exists(file)) {
      return kept(file);
    }
    List<Header> headers = new ArrayList<>();
    int threads = Runtime.getRuntime().availableProcessors();
    try (ExecutorService readers = Executors.newFixedThreadPool(threads)) {
      List<Future<List<Header>>> parts = new ArrayList<>();
      for (int first = 0; first < threads; first++) {
        int from = first;
        parts.add(readers.submit(() -> every(threads, from, count, plain)));
      }
      for (Future<List<Header>> part : parts) {
        headers.addAll(part.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    headers.sort(Comparator.comparingInt(Header::number));
    if (file != null) {
      keep(headers, file);
    }
    return headers;
  }

  /** The headers of one thread, with a recogniser of its own. */
  private List<Header> every(int step, int from, int count, int plain) throws IOException {
    List<Header> headers = new ArrayList<>();
    try (LineRecogniser recogniser = new Tesseract(Optional.empty(), "fra").open();
        PlainReader plainReader = PlainReader.of(form)) {
      HeaderReader reader = new HeaderReader(recogniser, LetterClassifier.load());
      List<Pupil> school = List.of();
      for (int number = from; number < count; number += step) {
        school = number % SCHOOL < step || school.isEmpty() ? school(number / SCHOOL) : school;
        byte[] written = written(school.get(number % SCHOOL), number);
        headers.add(read(number, written, reader, number < plain ? plainReader : null));
      }
    }
    return headers;
  }

  /** A header as scanned. Chance of its own for each: numbers side by side would begin alike. */
  byte[] written(Pupil writer, int number) {
    Random random = new Random(new SplittableRandom(seed * SCHOOLS + number).nextLong());
    HandFont font = fonts.get(number % fonts.size());
    if (form == Reading.Form.FREE) {
      return FreeHeader.scanned(font, resolution, random, writer);
    }
    return WrittenHeader.scanned(
        Hand.of(font, random),
        resolution,
        random,
        writer.lastName(),
        writer.firstName(),
        BOXES.format(writer.birthDate()));
  }

  /** Reads one header; with a plain reader Tesseract reads it by itself, too. */
  static Header read(int number, byte[] written, HeaderReader reader, PlainReader plain)
      throws IOException {
    long start = now();
    Reading reading =
        reader.read(new ByteArrayInputStream(written), TimeLimit.of(LONGEST, TrialHeaders::now));
    long read = now();
    String text = plain == null ? null : plain.read(new ByteArrayInputStream(written));
    return new Header(number, reading, text, read - start, now() - read);
  }

  /** Time of this thread alone, native code included: others may use the machine too. */
  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void keep(List<Header> headers, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (Writer writer = Files.newBufferedWriter(part)) {
      for (Header header : headers) {
        writer.write(JSON.writeValueAsString(header));
        writer.write('\n');
      }
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<Header> kept(Path file) throws IOException {
    List<Header> headers = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        headers.add(JSON.readValue(line, Header.class));
      }
    }
    return headers;
  }

  /** A copy of the exam with this header. */
  static TrialCopy copy(Header header, Pupil writer) {
    CopyReading reading = new CopyReading(new UUID(0, header.number()), header.reading());
    return new TrialCopy(writer, reading, header.plain());
  }
}
