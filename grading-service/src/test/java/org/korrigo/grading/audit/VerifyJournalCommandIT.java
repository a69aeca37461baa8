package org.korrigo.grading.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.grading.HandedOver;
import org.korrigo.grading.Replica;
import org.korrigo.grading.journal.Tampering;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.PackagedService;

/** The command of the packaged service, as the administrator types it. */
class VerifyJournalCommandIT {
  private static final Infrastructure INFRASTRUCTURE = new Infrastructure();
  private static Map<String, String> settings;
  private static UUID sound;
  private static UUID altered;

  @BeforeAll
  static void start() throws Exception {
    settings = INFRASTRUCTURE.start();
    settings.forEach(System::setProperty);
    Replica replica = Replica.start(settings).awaitReady();
    sound = marked(replica);
    altered = marked(replica);
    replica.kill();
  }

  @AfterAll
  static void stop() {
    INFRASTRUCTURE.stop();
  }

  @Test
  void saysThatAllIsWellUntilARowIsAlteredWhichItNames() throws Exception {
    // When
    PackagedService.Ended intact = run();

    // Then
    assertThat(intact.err()).isEmpty();
    assertThat(intact.out()).isEqualTo("2 journals of 6 rows, 0 with something wrong\n");
    assertThat(intact.code()).isZero();

    // When
    Tampering.with(
        "update grading_event set actor_id = 'nobody' where place = 2 and copy_id = '%s'"
            .formatted(altered));
    PackagedService.Ended all = run();
    PackagedService.Ended one = run("--copy", altered.toString());
    PackagedService.Ended other = run("--copy", sound.toString());

    // Then
    String fault =
        "copy "
            + altered
            + ": place 2: ALTERED: The row is not as it was written, or the one before it was"
            + " rewritten with its hash.\n";
    assertThat(all.err()).isEmpty();
    assertThat(all.out())
        .contains(fault)
        .doesNotContain(sound.toString())
        .endsWith("2 journals of 6 rows, 1 with something wrong\n")
        .matches("(copy " + altered + ".*\n)+2 journals.*\n");
    assertThat(all.code()).isEqualTo(1);
    assertThat(one.out())
        .startsWith(fault)
        .endsWith("1 journals of 3 rows, 1 with something wrong\n");
    assertThat(one.code()).isEqualTo(1);
    assertThat(other.out()).isEqualTo("1 journals of 3 rows, 0 with something wrong\n");
    assertThat(other.code()).isZero();
  }

  @Test
  void whatIsNotKnownOrNotUnderstoodIsSaidAndNothingElse() throws Exception {
    // When
    UUID none = UUID.randomUUID();
    PackagedService.Ended unknown = run("--exam", none.toString());
    PackagedService.Ended misused = run("--all");

    // Then
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err()).startsWith("verify_journal: There is no exam").hasLineCount(1);
    assertThat(misused.code()).isEqualTo(2);
    assertThat(misused.out()).isEmpty();
    assertThat(misused.err()).isEqualTo("Usage: verify_journal [--copy ID | --exam ID]\n");
  }

  @Test
  void aDatabaseThatTheServiceHasNotPreparedIsNotSoundAndStaysAsItIs() throws Exception {
    // Given
    try (Connection owner = Tampering.connect();
        Statement create = owner.createStatement()) {
      create.execute("create database not_prepared");
    }
    Map<String, String> elsewhere = new HashMap<>(settings);
    elsewhere.replaceAll((name, value) -> value.replaceFirst("/postgres$", "/not_prepared"));

    // When
    PackagedService.Ended all = PackagedService.run(elsewhere, "verify_journal");
    PackagedService.Ended exam =
        PackagedService.run(elsewhere, "verify_journal", "--exam", UUID.randomUUID().toString());

    // Then
    assertThat(List.of(all, exam))
        .allSatisfy(
            ended -> {
              assertThat(ended.err())
                  .isEqualTo(
                      "verify_journal: The journals could not be read: the service has not prepared"
                          + " this database, or not for this version.\n");
              assertThat(ended.out()).isEmpty();
              assertThat(ended.code()).isEqualTo(1);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/postgres$ | /none | there is no database of this name",
        "^korrigo_app$ | somebody_else | the database refuses this user or password",
        "localhost:\\d+ | localhost:1 | the database cannot be reached, or is too busy"
      })
  void aDatabaseThatCannotBeReadIsSaidWithTheReason(String part, String instead, String sentence)
      throws Exception {
    // Given
    Map<String, String> elsewhere = new HashMap<>(settings);
    elsewhere.replaceAll(
        (name, value) ->
            name.startsWith("quarkus.datasource.") ? value.replaceFirst(part, instead) : value);

    // When
    PackagedService.Ended ended = PackagedService.run(elsewhere, "verify_journal");

    // Then
    assertThat(ended.err())
        .isEqualTo("verify_journal: The journals could not be read: " + sentence + ".\n");
    assertThat(ended.out()).isEmpty();
    assertThat(ended.code()).isEqualTo(1);
  }

  /** A copy with a journal of three rows. */
  private static UUID marked(Replica replica) {
    UUID copy = HandedOver.copy(HandedOver.exam());
    String path = "/copies/" + copy;
    String token =
        replica.as("teacher").post(path + "/lock").then().statusCode(201).extract().path("token");
    replica
        .as("teacher")
        .header("Lock-Token", token)
        .body("{\"scores\":{\"ex2\":1}}")
        .put(path + "/scores")
        .then()
        .statusCode(200);
    return copy;
  }

  private static PackagedService.Ended run(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "verify_journal";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return PackagedService.run(settings, command);
  }
}
