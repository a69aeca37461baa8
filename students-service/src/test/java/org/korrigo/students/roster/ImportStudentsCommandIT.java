package org.korrigo.students.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.PackagedService;

/** The command of the packaged service, as the administrator types it. */
class ImportStudentsCommandIT {
  private static final Infrastructure INFRASTRUCTURE = new Infrastructure();
  private static Map<String, String> settings;

  @TempDir Path directory;

  @BeforeAll
  static void start() throws Exception {
    settings = INFRASTRUCTURE.start();
    settings.forEach(System::setProperty);
    PackagedService first = PackagedService.start(settings, Map.of()).awaitReady();
    first.kill();
  }

  @AfterAll
  static void stop() {
    INFRASTRUCTURE.stop();
  }

  @BeforeEach
  void noPupils() throws SQLException {
    Database.execute("delete from student");
    Database.execute("delete from import_run");
    Database.execute("delete from outbox");
  }

  @Test
  void showsWhatItWouldDoDoesItAndFindsNothingLeftToDo() throws Exception {
    // Given
    Path file =
        roster(
            Rosters.line("LE GOFF ANNE", "02/03/2008", "anne.le-goff@lycee.example", "TG2"),
            Rosters.line("DUPONT JEAN", "03/03/2008", "jean.dupont@lycee.example", "TG3"));

    // When
    PackagedService.Ended dry = run("--dry-run", file.toString());

    // Then
    assertThat(dry.err()).isEmpty();
    assertThat(dry.code()).isZero();
    assertThat(dry.out())
        .startsWith(
            "dry run, nothing was changed: 2 rows: 2 to add, 0 to change, 0 left as they are,"
                + " 0 refused\nline 2: added\nline 3: added\n")
        .doesNotContain("GOFF", "DUPONT");
    assertThat(Database.query("select 1 from student")).isEmpty();
    assertThat(Database.query("select 1 from import_run")).isEmpty();

    // When
    PackagedService.Ended real = run(file.toString());

    // Then
    assertThat(real.err()).isEmpty();
    assertThat(real.code()).isZero();
    assertThat(real.out())
        .startsWith("2 rows: 2 created, 0 updated, 0 unchanged, 0 faults, 0 to review\ndone in ")
        .doesNotContain("GOFF", "DUPONT");
    assertThat(Database.query("select last_name, first_name, class_name from student"))
        .containsExactlyInAnyOrder(
            Map.of("last_name", "LE GOFF", "first_name", "ANNE", "class_name", "TG2"),
            Map.of("last_name", "DUPONT", "first_name", "JEAN", "class_name", "TG3"));
    assertThat(Database.query("select imported_by from import_run"))
        .singleElement()
        .extracting(row -> row.get("imported_by"))
        .asString()
        .startsWith("import_students by ");
    assertThat(Database.query("select 1 from outbox")).hasSize(2);

    // When
    PackagedService.Ended again = run(file.toString());

    // Then
    assertThat(again.code()).isZero();
    assertThat(again.out())
        .startsWith("2 rows: 0 created, 0 updated, 2 unchanged, 0 faults, 0 to review\n");
    assertThat(Database.query("select 1 from student")).hasSize(2);
  }

  @Test
  void refusesARosterWithALineThatCannotBeTakenAndTakesTheOthersWhenToldSo() throws Exception {
    // Given
    Path file =
        roster(
            Rosters.line("LE GOFF ANNE", "02/03/2008", "", "TG2"),
            Rosters.line("DUPONT JEAN", "31/02/2008", "", "TG2"));

    // When
    PackagedService.Ended refused = run(file.toString());

    // Then
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .startsWith("import_students: ")
        .contains("line 3")
        .doesNotContain("GOFF", "DUPONT", "Exception");
    assertThat(Database.query("select 1 from student")).isEmpty();
    assertThat(Database.query("select 1 from import_run")).isEmpty();
    assertThat(run("--leave-out-refused", file.toString()).code()).isZero();
    assertThat(Database.query("select 1 from student")).hasSize(1);
  }

  @Test
  void refusesAFileThatIsNoRoster() throws Exception {
    // Given
    Path file = directory.resolve("notes.csv");
    Files.writeString(file, "Matière;Note\nMathématiques;12\n");

    // When
    PackagedService.Ended refused = run(file.toString());

    // Then
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).startsWith("import_students: ").doesNotContain("Exception");
    assertThat(Database.query("select 1 from import_run")).isEmpty();
  }

  @Test
  void saysHowItIsCalledWhenCalledWrongly() throws Exception {
    // When
    PackagedService.Ended misused = run("--force", "roster.csv");
    PackagedService.Ended absent = run(directory.resolve("none.csv").toString());

    // Then
    assertThat(misused.code()).isEqualTo(2);
    assertThat(misused.err())
        .isEqualTo("Usage: import_students [--dry-run] [--leave-out-refused] FILE\n");
    assertThat(absent.code()).isEqualTo(2);
    assertThat(absent.err()).endsWith("none.csv is not a file that can be read.\n");
  }

  @ParameterizedTest
  @MethodSource("unusableDatabases")
  void saysWhyADatabaseCannotBeUsedAndWritesNothing(String part, String instead, String sentence)
      throws Exception {
    // Given
    asOwner("drop database if exists not_prepared");
    asOwner("create database not_prepared");
    Map<String, String> elsewhere = new HashMap<>(settings);
    elsewhere.replaceAll(
        (name, value) ->
            name.startsWith("quarkus.datasource.") ? value.replaceFirst(part, instead) : value);
    Path store = directory.resolve("store");
    elsewhere.put("korrigo.files.directory", store.toString());
    Path file = roster(Rosters.line("DUPONT JEAN", "01/02/2008", "", "TG2"));

    // When
    List<PackagedService.Ended> ends =
        List.of(
            PackagedService.run(elsewhere, "import_students", file.toString()),
            PackagedService.run(elsewhere, "import_students", "--dry-run", file.toString()));

    // Then
    assertThat(ends)
        .allSatisfy(
            ended -> {
              assertThat(ended.err())
                  .isEqualTo("import_students: Nothing was imported: " + sentence + ".\n");
              assertThat(ended.out()).isEmpty();
              assertThat(ended.code()).isEqualTo(1);
            });
    assertThat(store.resolve("students")).doesNotExist();
  }

  private static Stream<Arguments> unusableDatabases() {
    return Stream.of(
        arguments(
            "/postgres$",
            "/not_prepared",
            "the service has not prepared this database, or not for this version"),
        arguments("/postgres$", "/none", "there is no database of this name"),
        arguments("^korrigo_app$", "somebody_else", "the database refuses this user or password"),
        arguments(
            "localhost:\\d+", "localhost:1", "the database cannot be reached, or is too busy"));
  }

  @Test
  void aTableOfAnEarlierVersionIsSaidAndStaysAsItIs() throws Exception {
    // Given
    Path file = roster(Rosters.line("DUPONT JEAN", "01/02/2008", "", "TG2"));
    asOwner("alter table import_run rename column file to file_of_an_earlier_version");

    // When
    PackagedService.Ended refused;
    try {
      refused = run(file.toString());
    } finally {
      asOwner("alter table import_run rename column file_of_an_earlier_version to file");
    }

    // Then
    assertThat(refused.err())
        .isEqualTo(
            "import_students: Nothing was imported: the service has not prepared this database, or"
                + " not for this version.\n");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(Database.query("select 1 from student")).isEmpty();
    assertThat(Database.query("select 1 from outbox")).isEmpty();
  }

  @Test
  void saysThatTheFileCouldNotBeKept() throws Exception {
    // Given
    Path file = roster(Rosters.line("DUPONT JEAN", "01/02/2008", "", "TG2"));
    Map<String, String> noStore = new HashMap<>(settings);
    noStore.put("korrigo.files.directory", file.resolve("under-a-file").toString());

    // When
    PackagedService.Ended refused =
        PackagedService.run(noStore, "import_students", file.toString());

    // Then
    assertThat(refused.err())
        .startsWith("import_students: Nothing was imported: the file could not be kept: ")
        .hasLineCount(1);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(Database.query("select 1 from student")).isEmpty();
  }

  private static void asOwner(String statement) throws SQLException {
    try (Connection owner =
            DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.liquibase.username"),
                settings.get("quarkus.liquibase.password"));
        Statement change = owner.createStatement()) {
      change.execute(statement);
    }
  }

  private Path roster(String... lines) throws IOException {
    return Files.write(directory.resolve("roster.csv"), Rosters.of(lines));
  }

  private static PackagedService.Ended run(String... arguments)
      throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "import_students";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return PackagedService.run(settings, command);
  }
}
