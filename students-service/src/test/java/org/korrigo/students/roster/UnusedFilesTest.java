package org.korrigo.students.roster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.contracts.storage.StoredFilesCommand;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** The command that removes stored files to which nothing refers, on the service's own database. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class UnusedFilesTest {
  private static final String OTHERS = "exams/ab/ab" + "0".repeat(62);

  /** Without it no message is sent. */
  private static final long RELAYS_LOCK = 0x6b6f727269676f01L;

  @Inject FileStore store;

  @ConfigProperty(name = "korrigo.files.directory")
  Path root;

  @TempDir Path lists;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private StoredFile left;
  private StoredFile kept;

  @BeforeEach
  void aFileInUseAndOneThatIsNot() throws SQLException, IOException {
    Database.execute("delete from student");
    Database.execute("delete from import_run");
    run(Set.of(), "remove_unused_files", "--min-age", "PT0.000001S");
    left =
        store.store(file -> file.write("left behind".getBytes(StandardCharsets.UTF_8)), "text/csv");
    byte[] roster = Rosters.of(Rosters.line("DUPONT JEAN", "01/02/2008", "", "TG2"));
    given()
        .auth()
        .oauth2(Tokens.admin())
        .multiPart("file", "roster.csv", roster, "text/csv")
        .post("/api/students/imports")
        .then()
        .statusCode(200);
    kept =
        new StoredFile(
            Database.query("select file ->> 'key' as key from import_run")
                .getFirst()
                .get("key")
                .toString(),
            null,
            0,
            null);
    age(left, Duration.ofHours(25));
    age(kept, Duration.ofHours(25));
    out.reset();
    err.reset();
  }

  @Test
  void removesWhatIsOldAndNotReferredTo() {
    assertThat(run(Set.of(), "remove_unused_files")).isZero();

    assertThat(root.resolve(left.key())).doesNotExist();
    assertThat(root.resolve(kept.key())).exists();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("1 of 2 files, 11 of ");
  }

  @Test
  void printsInADryRunWhatItWouldRemove() {
    assertThat(run(Set.of(), "remove_unused_files", "--dry-run")).isZero();

    assertThat(root.resolve(left.key())).exists();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith(left.key() + System.lineSeparator() + "1 of 2 files, 11 of ")
        .contains("would be removed");
  }

  @Test
  void leavesWhatWasStoredAgainLately() throws IOException {
    age(left, Duration.ofHours(23));
    assertThat(run(Set.of(), "remove_unused_files")).isZero();
    assertThat(root.resolve(left.key())).exists();

    assertThat(run(Set.of(), "remove_unused_files", "--min-age", "PT22H")).isZero();

    assertThat(root.resolve(left.key())).doesNotExist();
  }

  @Test
  void leavesTheFilesOfOtherServices() throws IOException {
    Path other = root.resolve(OTHERS);
    Files.createDirectories(other.getParent());
    Files.writeString(other, "a page");
    Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));

    assertThat(run(Set.of(), "remove_unused_files")).isZero();

    assertThat(other).exists();
    Files.delete(other);
  }

  @Test
  void leavesWhatAServiceThatUsesItHasOnItsList() throws IOException {
    Path list = lists.resolve("list");
    Files.writeString(
        list, "# files used by grading " + Instant.now() + "\n" + left.key() + "\n# end 1\n");

    assertThat(run(Set.of("grading"), "remove_unused_files", "--used-by", "grading=" + list))
        .isZero();

    assertThat(root.resolve(left.key())).exists();
    Files.writeString(list, "# files used by grading " + Instant.now() + "\n# end 0\n");
    assertThat(run(Set.of("grading"), "remove_unused_files", "--used-by", "grading=" + list))
        .isZero();
    assertThat(root.resolve(left.key())).doesNotExist();
  }

  @Test
  void removesNothingWithoutTheListsOfThoseWhoUseItsFiles() throws IOException {
    Path list = lists.resolve("list");
    Files.writeString(list, "# files used by grading " + Instant.now() + "\n" + left.key() + "\n");

    assertThat(run(Set.of("grading"), "remove_unused_files")).isEqualTo(2);
    assertThat(run(Set.of("grading"), "remove_unused_files", "--used-by", "grading=" + list))
        .isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("is not whole");
    assertThat(root.resolve(left.key())).exists();
  }

  @Test
  void removesNothingBesideTheDatabaseOfAnotherService() {
    int code =
        new StoredFilesCommand(
                "students",
                "booklet",
                Set.of(),
                ConfigProvider.getConfig(),
                new PrintStream(out),
                new PrintStream(err))
            .run("remove_unused_files");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("is not the database of students");
    assertThat(root.resolve(left.key())).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/postgres$ | /none | there is no database of this name",
        "^korrigo_app$ | somebody_else | the database refuses this user or password",
        "localhost:\\d+ | localhost:1 | the database cannot be reached, or is too busy"
      })
  void saysWhyTheDatabaseCannotBeUsedAndRemovesNothing(
      String part, String instead, String sentence) {
    SmallRyeConfigBuilder elsewhere =
        new SmallRyeConfigBuilder().withDefaultValue("korrigo.files.directory", root.toString());
    List.of("jdbc.url", "username", "password")
        .forEach(
            name ->
                elsewhere.withDefaultValue(
                    "quarkus.datasource." + name, setting(name).replaceFirst(part, instead)));

    assertThat(run(elsewhere.build(), Set.of(), "remove_unused_files")).isEqualTo(1);
    assertThat(run(elsewhere.build(), Set.of(), "list_used_files")).isEqualTo(1);

    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .containsOnly("Nothing more was done: " + sentence);
    assertThat(out).hasToString("");
    assertThat(root.resolve(left.key())).exists();
  }

  @Test
  void saysWhichSettingIsMissing() {
    assertThat(run(new SmallRyeConfigBuilder().build(), Set.of(), "list_used_files")).isEqualTo(1);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("Nothing more was done: ")
        .contains("quarkus.datasource.jdbc.url")
        .hasLineCount(1);
  }

  @Test
  void putsBackWhatAKilledRunHadTakenAside() throws IOException {
    Path aside = Files.createDirectories(root.resolve("removing/students"));
    Files.move(root.resolve(kept.key()), aside.resolve(root.resolve(kept.key()).getFileName()));

    assertThat(run(Set.of(), "remove_unused_files")).isZero();

    assertThat(root.resolve(kept.key())).exists();
  }

  @Test
  void findsAReferenceInAMessageThatWaitsToBeSentAndListsThoseToOtherServices()
      throws SQLException {
    try (Connection relaysLock =
            DriverManager.getConnection(
                setting("jdbc.url"), setting("username"), setting("password"));
        Statement statement = relaysLock.createStatement()) {
      statement.execute("select pg_advisory_lock(" + RELAYS_LOCK + ")");
      Database.execute(
          "insert into outbox (event_id, topic, key, type, occurred_at, headers, data)"
              + " values (gen_random_uuid(), 'none', 'none', 'none', now(), '{}', ?)",
          ("{\"mine\":\"%s\",\"theirs\":\"%s\"}".formatted(left.key(), OTHERS))
              .getBytes(StandardCharsets.UTF_8));
      assertThat(run(Set.of(), "remove_unused_files")).isZero();
      assertThat(root.resolve(left.key())).exists();
      out.reset();

      assertThat(run(Set.of(), "list_used_files")).isZero();

      assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1))
          .containsExactly(OTHERS, "# end 1");
      Database.execute("delete from outbox where topic = 'none'");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "remove_unused_files --force",
        "remove_unused_files --min-age tomorrow",
        "remove_unused_files --min-age PT0S",
        "remove_unused_files --min-age",
        "remove_unused_files --used-by grading=list",
        "remove_unused_files --used-by grading",
        "list_used_files --dry-run"
      })
  void saysHowItIsCalledWhenCalledWrongly(String line) {
    assertThat(run(Set.of(), line.split(" ", -1))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: remove_unused_files");
    assertThat(root.resolve(left.key())).exists();
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue("quarkus.datasource." + name, String.class);
  }

  private int run(Set<String> users, String... arguments) {
    return run(ConfigProvider.getConfig(), users, arguments);
  }

  private int run(Config config, Set<String> users, String... arguments) {
    return new StoredFilesCommand(
            "students", "import_run", users, config, new PrintStream(out), new PrintStream(err))
        .run(arguments);
  }

  private void age(StoredFile file, Duration age) throws IOException {
    Files.setLastModifiedTime(root.resolve(file.key()), FileTime.from(Instant.now().minus(age)));
  }
}
