package org.korrigo.identification.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.identification.Desk;
import org.korrigo.identification.header.PaperHeader;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.PackagedService;
import org.korrigo.testing.Tokens;

/** Processes of the packaged service on one database, raced over real HTTP, one of them killed. */
class TwoReplicasIT {
  private static final int PERSONS = 12;
  private static final int ROUNDS = 5;
  private static final int HEADERS = 60;
  private static final LocalDate BORN = LocalDate.of(2008, 3, 14);
  private static final DateTimeFormatter BOXES = DateTimeFormatter.ofPattern("ddMMuuuu");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** By its lease a header tells which replica has taken it. */
  private static final Map<String, String> SHORT_LEASE = Map.of("korrigo.reading.lease", "PT10S");

  private static final Map<String, String> LONG_LEASE = Map.of("korrigo.reading.lease", "PT20S");
  private static final String TAKEN_BY_LONG_LEASE =
      "select copy_id from staged_header where exam_id = ? and queued_at is not null"
          + " and lease_until > now() + interval '11 seconds'";

  private static final Infrastructure INFRASTRUCTURE = new Infrastructure();
  private static Map<String, String> settings;
  private static PackagedService survivor;
  private static PackagedService other;

  @BeforeAll
  static void start() throws IOException {
    settings = INFRASTRUCTURE.start();
    settings.forEach(System::setProperty);
    survivor = PackagedService.start(settings, SHORT_LEASE);
    survivor.awaitReady();
    other = PackagedService.start(settings, LONG_LEASE);
    other.awaitReady();
  }

  @AfterAll
  static void stop() {
    survivor.stop();
    other.stop();
    INFRASTRUCTURE.stop();
  }

  @Test
  void ofManyWhoSettleOnePupilOnTwoCopiesAtTwoReplicasOneCopyWins() throws Exception {
    // Given
    UUID exam = UUID.randomUUID();
    for (int round = 0; round < ROUNDS; round++) {
      int student = enrolled(Desk.pupil("CONVOITE" + (char) ('A' + round), "NOLWENN", BORN));
      List<UUID> copies = List.of(waiting(exam, 2 * round), waiting(exam, 2 * round + 1));

      // When
      List<Integer> answers = settleAtOnce(copies, student);

      // Then
      List<UUID> given =
          Database.query("select copy_id from ocr_result where student_id = ?", student).stream()
              .map(row -> (UUID) row.get("copy_id"))
              .toList();
      assertThat(given).hasSize(1);
      int winner = copies.indexOf(given.getFirst());
      for (int person = 0; person < PERSONS; person++) {
        assertThat(answers.get(person)).isEqualTo(copyOf(person) == winner ? 200 : 409);
      }
      assertThat(
              Database.query(
                  "select 1 from decision_trail where action = 'GIVEN' and copy_id in (?, ?)",
                  copies.getFirst(),
                  copies.getLast()))
          .hasSize(1);
    }
  }

  @Test
  void whereAReplicaIsKilledWhileItReadsTheOtherGoesOnAndEveryHeaderIsReadOnce() throws Exception {
    // Given
    UUID exam = UUID.randomUUID();
    List<UUID> copies = new ArrayList<>();
    List<UUID> abandoned = List.of();
    for (int attempt = 0; abandoned.isEmpty() && attempt < ROUNDS; attempt++) {
      if (attempt > 0) {
        other = PackagedService.start(settings, LONG_LEASE);
        other.awaitReady();
      }
      for (int hand = 0; hand < HEADERS; hand++) {
        copies.add(staged(exam, copies.size()));
      }

      // When headers keep coming, however fast the survivor reads
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(
              () -> {
                copies.add(staged(exam, copies.size()));
                return !taken(exam).isEmpty();
              });
      other.kill();
      abandoned = taken(exam);
    }

    // Then
    assertThat(abandoned).hasSize(1);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Database.query(
                            "select 1 from ocr_result where exam_id = ? and reading is not null",
                            exam)
                        .size()
                    == copies.size());
    assertThat(
            Database.query(
                "select copy_id from staged_header where exam_id = ? and attempts <> 1", exam))
        .extracting(row -> row.get("copy_id"))
        .containsExactlyElementsOf(abandoned);
    assertThat(
            Database.query(
                "select attempts from staged_header where copy_id = ?", abandoned.getFirst()))
        .containsExactly(Map.of("attempts", 2));
    assertThat(
            Database.query(
                "select 1 from ocr_result where exam_id = ? and detected_text <> ''", exam))
        .hasSameSizeAs(copies);

    // Given the next tests have two replicas again
    other = PackagedService.start(settings, LONG_LEASE);
    other.awaitReady();
  }

  private static List<UUID> taken(UUID exam) {
    return Database.query(TAKEN_BY_LONG_LEASE, exam).stream()
        .map(row -> (UUID) row.get("copy_id"))
        .toList();
  }

  /** As many persons as there are, half of them at each replica, and half of them at each copy. */
  private static List<Integer> settleAtOnce(List<UUID> copies, int student) throws Exception {
    CyclicBarrier together = new CyclicBarrier(PERSONS);
    List<Callable<Integer>> persons =
        IntStream.range(0, PERSONS)
            .<Callable<Integer>>mapToObj(
                person ->
                    () -> {
                      together.await();
                      return (person % 4 < 2 ? survivor : other)
                          .as(Tokens.of("person-" + person, "admin"))
                          .contentType(ContentType.JSON)
                          .body(Map.of("student_id", student))
                          .put(
                              "/api/identification/copies/"
                                  + copies.get(copyOf(person))
                                  + "/student")
                          .statusCode();
                    })
            .toList();
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(PERSONS)) {
      for (Future<Integer> answer : threads.invokeAll(persons)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  private static int copyOf(int person) {
    return person % 2;
  }

  private static int enrolled(StudentEnrolled pupil) {
    Broker.publish(pupil);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                !Database.query(
                        "select 1 from roster_student where student_id = ?", pupil.studentId())
                    .isEmpty());
    return pupil.studentId();
  }

  /** A copy without a name, once it waits for a person. */
  private static UUID waiting(UUID exam, int hand) throws Exception {
    UUID copy = publish(exam, PaperHeader.blank(hand));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                !Database.query(
                        "select 1 from ocr_result where copy_id = ? and state = 'WAITING'", copy)
                    .isEmpty());
    return copy;
  }

  /** A copy whose header is still to be read. */
  private static UUID staged(UUID exam, int hand) throws Exception {
    return publish(
        exam, PaperHeader.boxed(hand % 7, "LECTURE", "KILIAN", BOXES.format(BORN.plusDays(hand))));
  }

  private static UUID publish(UUID exam, byte[] header)
      throws IOException, NoSuchAlgorithmException {
    UUID copy = UUID.randomUUID();
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(header));
    String key = "exams/" + hash.substring(0, 2) + "/" + hash;
    Path file = Path.of(System.getProperty("korrigo.files.directory")).resolve(key);
    Files.createDirectories(file.getParent());
    Files.write(file, header);
    Broker.publish(
        new CopyHeaders(
            copy,
            exam,
            "anonymous-" + copy.toString().substring(0, 8),
            List.of(new StoredFile(key, hash, header.length, "image/jpeg")),
            null,
            Instant.now()));
    return copy;
  }
}
