package org.korrigo.grading.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.grading.Fixtures;
import org.korrigo.grading.journal.Tampering;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class VerifyJournalCommandTest {
  @Inject Auditing auditing;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void aSoundCopyIsZero() throws Exception {
    Desk desk = Desk.scored();

    int code = run("verify_journal", "--copy", desk.copy.toString());

    assertThat(code).isZero();
    assertThat(printed).hasToString("1 journals of 5 rows, 0 with something wrong\n");
  }

  @Test
  void anExamIsVerifiedCopyByCopyAndWhatIsWrongIsOne() throws Exception {
    // Given
    Desk first = Desk.scored();
    Desk second = first.another();
    Desk third = first.another();
    Tampering.with(
        "update grading_event set actor_id = 'x' where place = 1 and copy_id = '%s'"
            .formatted(second.copy),
        "delete from grading_event where copy_id = '%s'".formatted(third.copy),
        "update score set scores_data = '{}' where copy_id = '%s'".formatted(first.copy));

    // When
    int code = run("verify_journal", "--exam", first.exam.toString());

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .contains(
            "copy " + first.copy + ": score ex2 is not what the journal tells",
            "copy "
                + second.copy
                + ": place 1: ALTERED: The row is not as it was written, or the one before it was"
                + " rewritten with its hash.",
            "copy " + third.copy + ": place 1: MISSING: No row is left, of at least 1.",
            "3 journals of 6 rows, 3 with something wrong");
  }

  @Test
  void aCopyThatIsGoneThoughItWasMarkedIsOne() throws Exception {
    // Given
    Desk desk = Desk.scored();
    Tampering.with(
        "delete from score where copy_id = '%s'".formatted(desk.copy),
        "delete from copy where id = '%s'".formatted(desk.copy));

    // When
    int code = run("verify_journal", "--exam", desk.exam.toString());

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(printed)
        .hasToString(
            "copy "
                + desk.copy
                + ": copy is not what the journal tells\n"
                + "1 journals of 5 rows, 1 with something wrong\n");
  }

  @Test
  void withoutAnIdEverythingIsVerified() throws Exception {
    // Given
    Desk desk = Desk.ready();
    Tampering.with(
        "update grading_event set action = 'EXPORT' where copy_id = '%s'".formatted(desk.copy));

    // When
    int code = run("verify_journal");

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("copy " + desk.copy + ": place 1: ALTERED")
        .containsPattern("\\d+ journals of \\d+ rows, \\d+ with something wrong");
  }

  @Test
  void aCopyThatIsNotKnownIsOne() throws Exception {
    assertThat(run("verify_journal", "--copy", UUID.randomUUID().toString())).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("There is no copy");
  }

  @Test
  void anExamThatIsNotKnownIsOneAndAnEmptyOneIsZero() throws Exception {
    // Given
    UUID empty = UUID.randomUUID();
    Broker.publish(Fixtures.exam(empty));
    Awaitility.await()
        .until(() -> !Database.query("select 1 from exam where id = ?", empty).isEmpty());

    // When
    int unknown = run("verify_journal", "--exam", UUID.randomUUID().toString());
    int known = run("verify_journal", "--exam", empty.toString());

    // Then
    assertThat(unknown).isEqualTo(1);
    assertThat(known).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("There is no exam")
        .endsWith("0 journals of 0 rows, 0 with something wrong\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "verify",
        "verify_journal --all",
        "verify_journal --copy",
        "verify_journal --copy x",
        "verify_journal --school 9b2f6a34-1c55-4d0e-8f5b-3c1d2e4f5a60",
        "verify_journal --exam 9b2f6a34-1c55-4d0e-8f5b-3c1d2e4f5a60 more"
      })
  void calledWronglyItSaysHowAndIsTwo(String line) throws Exception {
    int code = run(line.isEmpty() ? new String[0] : line.split(" ", -1));

    assertThat(code).isEqualTo(2);
    assertThat(printed).hasToString("Usage: verify_journal [--copy ID | --exam ID]\n");
  }

  private int run(String... arguments) throws Exception {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new VerifyJournalCommand(auditing, out, out).run(arguments);
  }
}
