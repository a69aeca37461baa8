package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyStaged;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/**
 * A worker dies at each moment of a second reading in turn, while the copies of the first one
 * stand. Until another has ended it, no copy is handed over that may lack a sheet; then it has it.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class KilledWhileReadingAgainTest extends MortalWorkers {
  private String exam;
  private UUID job;
  private UUID upload;
  private String question;

  @Test
  void whereverAWorkerDiesNoPartGoesAndInTheEndItHasItsSheet() throws Exception {
    // Given two copies of two sheets, of which pictures prove the first and the last sheet alone
    readOnce();
    List<String> parts = copies(exam);
    toBeReadAgain();
    finish(claimed(job, exam, upload));
    List<List<Map<String, Object>>> undisturbed = outcome(upload);
    assertThat(papers()).containsExactly("{1,3}", "{5,7}");

    int moment = 0;
    boolean died = true;
    while (died) {
      // When a worker dies at the next moment
      moment++;
      toBeReadAgain();
      died = !isDone(new Lifetime(moment), claimed(job, exam, upload));
      if (!"DONE".equals(state(job))) {
        // Then no copy is handed over without its other sheet
        parts.forEach(
            part ->
                admin()
                    .post("/api/exams/copies/" + part + "/validation")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/ledger-open")));

        // And another goes on
        finish(claimed(job, exam, upload));
      }
      assertThat(outcome(upload)).as("killed at moment %d", moment).isEqualTo(undisturbed);
      assertThat(foldsOfTheSheetReadAgain()).as("killed at moment %d", moment).containsOnly("0.52");
    }
    assertThat(moment).as("moments of the job").isGreaterThan(15);
    int readings = moment + 2;
    await()
        .untilAsserted(
            () ->
                assertThat(parts)
                    .allSatisfy(
                        part ->
                            assertThat(Broker.events(CopyStaged.class, part)).hasSize(readings)));
  }

  private void readOnce() {
    exam = newExam(Map.of("identity_on", "FIRST_SHEET"));
    byte[] scan =
        new PaperBatch().landscapeSheet(70).landscapeSheet(71).plain(72).landscapeSheet(73).bytes();
    Response read = processed(exam, scan, 8);
    job = UUID.fromString(read.path("id"));
    upload = UUID.fromString(read.path("upload_id"));
    question =
        (String)
            Database.query("select question from upload where id = ?", upload)
                .getFirst()
                .get("question");
    assertThat(papers()).containsExactly("{1}", "{7}");
  }

  /**
   * As a person's word leaves it that the sides are in order and folded there; no worker may take
   * it.
   */
  private void toBeReadAgain() throws SQLException {
    Database.execute("delete from booklet where upload_id = ? and start_page in (3, 5)", upload);
    Database.execute(
        "delete from scan_side where upload_id = ? and side_number between 3 and 6", upload);
    Database.execute(
        "update copy_booklet set position = 0 where booklet_id in (select id from booklet where"
            + " upload_id = ?)",
        upload);
    Database.execute("update booklet set is_first_of_copy = true where upload_id = ?", upload);
    Database.execute(
        "update upload set question = ?, vouched_by_id = 'secretariat', vouched_at = now(), fold ="
            + " 0.52 where id = ?",
        question,
        upload);
    Database.execute(
        "update scan_job set state = 'QUEUED', done = 4, attempts = 0, notes = '[]', is_repeated ="
            + " true, started_at = null, finished_at = null, lease_token = null, lease_until ="
            + " now() + interval '1 hour' where id = ?",
        job);
  }

  /** Where the faces are folded of the sheet that nothing but the word tells. */
  private List<String> foldsOfTheSheetReadAgain() {
    return Database.query(
            "select f ->> 'fold' as fold from sheet_reading r cross join"
                + " jsonb_array_elements(r.faces) f where r.upload_id = ? and r.sheet = 3",
            upload)
        .stream()
        .map(row -> (String) row.get("fold"))
        .toList();
  }

  /** The first sides of the booklets of each copy. */
  private List<String> papers() {
    return Database.query(
            "select cast(array_agg(b.start_page order by c.position) as text) as paper from"
                + " copy_booklet c join copy k on k.id = c.copy_id join booklet b on b.id ="
                + " c.booklet_id where b.upload_id = ? group by k.ordinal order by k.ordinal",
            upload)
        .stream()
        .map(row -> (String) row.get("paper"))
        .toList();
  }
}
