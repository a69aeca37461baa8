package org.korrigo.identification;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.exams.ExamDefined;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.identification.header.PaperHeader;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Tokens;

/** What the other services would tell this one, and what a person at the desk asks of it. */
@ApplicationScoped
public class Desk {
  private static final AtomicInteger NEXT_STUDENT = new AtomicInteger(1000);
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final FileStore files;

  Desk(FileStore files) {
    this.files = files;
  }

  /** A pupil who joins the roster. */
  public static StudentEnrolled pupil(String lastName, String firstName, LocalDate birthDate) {
    return new StudentEnrolled(
        NEXT_STUDENT.getAndIncrement(), lastName, firstName, birthDate, "TG2", null, null);
  }

  /**
   * What exams-service tells of an exam.
   *
   * @param expected the pupils who were to write it, or null when nobody said
   */
  public static ExamDefined exam(UUID examId, List<Integer> expected, Integer... absent) {
    return new ExamDefined(
        examId,
        "Bac blanc",
        LocalDate.of(2026, 1, 15),
        UploadMode.BATCH_A3,
        4,
        List.of(),
        new BigDecimal("0.25"),
        expected,
        Arrays.asList(absent));
  }

  /** Puts pupils on the roster and waits until they are known here. */
  public static void enrol(StudentEnrolled... pupils) {
    Arrays.stream(pupils).forEach(Broker::publish);
    Awaitility.await().atMost(PATIENCE).until(() -> Arrays.stream(pupils).allMatch(Desk::isKnown));
  }

  private static boolean isKnown(StudentEnrolled pupil) {
    return admin()
        .queryParam("q", pupil.lastName() + " " + pupil.firstName())
        .get("/api/identification/students")
        .jsonPath()
        .getList("id", Integer.class)
        .contains(pupil.studentId());
  }

  /** A copy that was cut from a scan, with a header per sheet. */
  public CopyHeaders copy(UUID examId, byte[]... headers) {
    return copy(UUID.randomUUID(), examId, headers);
  }

  /** The same copy with other headers. */
  public CopyHeaders copy(UUID copyId, UUID examId, byte[]... headers) {
    List<StoredFile> stored =
        Arrays.stream(headers)
            .map(header -> files.store(out -> out.write(header), "image/jpeg"))
            .toList();
    return new CopyHeaders(
        copyId,
        examId,
        "anonymous-" + copyId.toString().substring(0, 8),
        stored,
        null,
        Instant.now());
  }

  /** Copies without a name, once they wait for a person. */
  public List<UUID> waiting(UUID examId, int count) {
    List<UUID> copies =
        IntStream.range(0, count)
            .mapToObj(hand -> copy(examId, PaperHeader.blank(hand)))
            .peek(Broker::publish)
            .map(CopyHeaders::copyId)
            .toList();
    copies.forEach(copy -> awaitState(copy, "WAITING"));
    return copies;
  }

  /** A copy without a name that a person has given to a pupil. */
  public CopyHeaders givenTo(StudentEnrolled pupil, UUID examId) {
    CopyHeaders copy = copy(examId, PaperHeader.blank(1));
    Broker.publish(copy);
    awaitState(copy.copyId(), "WAITING");
    new DeskPerson(examId).settle(copy.copyId(), pupil.studentId(), "").then().statusCode(200);
    return copy;
  }

  /** Waits until a copy has this state, and answers it. */
  public static JsonPath awaitState(UUID copyId, String state) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> read(copyId), copy -> state.equals(copy.getString("state")));
  }

  /** Waits until an event has had its effect. */
  public static void awaitApplied(UUID event) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> !Database.query("select 1 from inbox where event_id = ?", event).isEmpty());
  }

  /** The copy as it is served; a problem if there is none. */
  public static JsonPath read(UUID copyId) {
    return admin().get("/api/identification/copies/" + copyId).jsonPath();
  }

  /** A request of the secretariat. */
  public static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin());
  }

  /** How long anything here may take. */
  public static Duration patience() {
    return PATIENCE;
  }
}
