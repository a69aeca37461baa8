package org.korrigo.exams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Infrastructure;

/** The number of SQL statements of a list does not depend on the number of its rows (domain §5). */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class StatementCountApiTest {

  @ParameterizedTest
  @ValueSource(strings = {"copies", "booklets", "ledger", "sides", "expected/students", "actions"})
  void aListOfManyTakesAsManyStatementsAsAListOfFew(String list) {
    String few = newExam();
    processed(few, PaperBatch.ofSheets(1), 4);
    String many = newExam();
    processed(many, PaperBatch.ofSheets(6), 4);

    List<String> ofFew = statementsOf("/api/exams/" + few + "/" + list);
    List<String> ofMany = statementsOf("/api/exams/" + many + "/" + list);

    assertThat(ofFew).isNotEmpty();
    assertThat(ofMany).hasSameSizeAs(ofFew);
  }

  @Test
  void aListOfExamsIsOneStatement() {
    newExam();
    newExam();

    assertThat(statementsOf("/api/exams")).hasSize(1);
  }

  /**
   * The statements about this service's rows that a GET causes; workers look for jobs meanwhile.
   */
  private static List<String> statementsOf(String path) {
    Logger sql = Logger.getLogger("org.hibernate.SQL");
    Level before = sql.getLevel();
    Collecting collecting = new Collecting();
    sql.setLevel(Level.FINE);
    sql.addHandler(collecting);
    try {
      admin().get(path).then().statusCode(200);
    } finally {
      sql.removeHandler(collecting);
      sql.setLevel(before);
    }
    return collecting.statements.stream()
        .filter(statement -> !statement.contains("scan_job") && !statement.contains("hand_over"))
        .toList();
  }

  private static final class Collecting extends Handler {
    private final List<String> statements = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord logged) {
      statements.add(logged.getMessage());
    }

    @Override
    public void flush() {
      // nothing is held back
    }

    @Override
    public void close() {
      // nothing was opened
    }
  }
}
