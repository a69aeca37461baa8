package org.korrigo.exams.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.database.DatabaseStep;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.exams.booklet.KeepingBooklets;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.ledger.CopyLedger;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.exams.scan.StoringPages;
import org.korrigo.exams.scan.StoringPages.StoredPages;
import org.korrigo.exams.work.HeavyWork;
import org.korrigo.testing.Broker;

/** A copy that somebody discards while it is handed over is not there any more. */
@QuarkusTest
@WithTestResource(org.korrigo.testing.Infrastructure.class)
class GoneMeanwhileTest {
  @Inject CopyRepository copies;
  @Inject CopyBookletRepository rows;
  @Inject KeepingBooklets booklets;
  @Inject AnonymousCopies anonymous;
  @Inject Compositions compositions;
  @Inject ExamProgress exams;
  @Inject CopyLedger ledger;
  @Inject Outbox outbox;
  @Inject HeavyWork work;
  @Inject FileStore files;
  @Inject StoringPages storing;

  private UUID copy;

  @BeforeEach
  void aCopyOfOneSheet() {
    String exam = newExam();
    processed(exam, PaperBatch.ofSheets(1), 4);
    copy = UUID.fromString(copies(exam).getFirst());
  }

  @Test
  void betweenTheCopyAndItsPaper() {
    Compositions late =
        new Compositions(rows, booklets, exams) {
          @Override
          Uni<Map<UUID, Composition>> of(UUID examId, Collection<UUID> copyIds) {
            return discarded().chain(() -> super.of(examId, copyIds));
          }
        };

    assertNotFound(validating(late, anonymous));
  }

  @Test
  void whileItsPagesAreWritten() {
    AnonymousCopies slow =
        new AnonymousCopies(files, storing) {
          @Override
          StoredPages write(Composition paper) throws IOException {
            discard();
            return super.write(paper);
          }
        };

    assertNotFound(validating(compositions, slow));
  }

  private ValidatingCopies validating(Compositions papers, AnonymousCopies pages) {
    return new ValidatingCopies(copies, papers, pages, exams, ledger, outbox, work);
  }

  private void assertNotFound(ValidatingCopies validating) {
    assertThatThrownBy(() -> DatabaseStep.await(() -> validating.handOver(copy, "secretariat")))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_FOUND));
    assertThat(Broker.events(CopyReady.class, copy.toString())).isEmpty();
  }

  private Uni<Void> discarded() {
    return Uni.createFrom()
        .voidItem()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(this::discard)
        .emitOn(MutinyHelper.executor(Vertx.currentContext()));
  }

  private void discard() {
    admin()
        .contentType(ContentType.JSON)
        .body(Map.of("reason", "a specimen of the subject"))
        .post("/api/exams/copies/" + copy + "/discards")
        .then()
        .statusCode(201);
  }
}
