package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.scan.PupilsFiles.individualExam;
import static org.korrigo.exams.scan.PupilsFiles.pages;
import static org.korrigo.exams.scan.PupilsFiles.taken;
import static org.korrigo.exams.scan.PupilsFiles.told;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.finished;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Work on pupils' files that is done again, or goes on where it was left. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ResumedPupilsFilesApiTest {
  @Test
  void aFileThatIsLostInTheStoreIsAskedAboutInTheEndAndTheOthersArePupilsCopies()
      throws SQLException {
    String exam = individualExam();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("A.pdf", pages(1));
    files.put("B.pdf", pages(5, 6));
    files.put("C.pdf", pages(9));
    String job = taken(exam, files).path("id");
    asIfNothingWereDoneAndAFileWereLost(exam, job, "B");

    Secretariat.finished(job)
        .then()
        .body("state", equalTo("DONE"))
        .body("done", is(4))
        .body("faults.side", contains(1, 2))
        .body("faults.message", everyItem(containsString("could not be worked through")));
    assertThat(Secretariat.copies(exam)).hasSize(2);
  }

  /** All is to be done again, and one pupil's file is no longer in the store. */
  private static void asIfNothingWereDoneAndAFileWereLost(String exam, String job, String lost)
      throws SQLException {
    UUID id = UUID.fromString(exam);
    Database.execute("delete from copy where exam_id = ?", id);
    Database.execute("delete from booklet where exam_id = ?", id);
    Database.execute(
        "delete from scan_side where upload_id in (select id from upload where exam_id = ?)", id);
    Database.execute(
        "update exam_pdf set pdf_file = jsonb_set(pdf_file, '{key}', '\"exams/00/missing\"') where"
            + " exam_id = ? and student_identifier = ?",
        id,
        lost);
    Database.execute(
        "update scan_job set state = 'QUEUED', done = 0, finished_at = null where id = ?",
        UUID.fromString(job));
  }

  @Test
  void aJobWhoseWorkerDiedHalfwayGoesOnWithTheNextFile() throws SQLException {
    String exam = individualExam();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("A.pdf", pages(1, 2));
    files.put("B.pdf", pages(3));
    files.put("C.pdf", pages(4));
    String job = taken(exam, files).path("id");
    List<String> before = booklets(exam);
    asIfTheWorkerHadDiedAfterOneFile(job, before.getFirst());

    finished(job).then().body("state", equalTo("DONE")).body("done", is(4));

    List<String> after = booklets(exam);
    assertThat(after).hasSize(3).startsWith(before.getFirst());
    assertThat(after).doesNotContain(before.get(1), before.get(2));
    assertThat(copies(exam)).hasSize(3);
    await()
        .untilAsserted(
            () -> assertThat(told(CopyHeaders.class, exam, 2).studentIdentifier()).isEqualTo("C"));
  }

  private static void asIfTheWorkerHadDiedAfterOneFile(String job, String keptBooklet)
      throws SQLException {
    UUID id = UUID.fromString(job);
    Database.execute(
        "delete from copy where exam_id = (select exam_id from scan_job where id = ?)", id);
    Database.execute(
        "delete from booklet where id <> ? and upload_id in (select upload_id from exam_pdf where"
            + " job_id = ?)",
        UUID.fromString(keptBooklet),
        id);
    Database.execute(
        "update scan_job set state = 'RUNNING', done = 2, finished_at = null, lease_token ="
            + " gen_random_uuid(), lease_until = now() - interval '1 second' where id = ?",
        id);
  }
}
