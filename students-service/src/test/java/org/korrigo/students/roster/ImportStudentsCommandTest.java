package org.korrigo.students.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ImportStudentsCommandTest {
  @Inject ImportingRosters importing;
  @TempDir Path directory;

  @BeforeEach
  void noPupils() throws SQLException {
    Database.execute("delete from student");
    Database.execute("delete from import_run");
  }

  @Test
  void importsAFileAndKeepsTheRun() throws Exception {
    Path file = directory.resolve("roster.csv");
    Files.write(file, Rosters.of(Rosters.line("DUPONT JEAN", "01/02/2008", "", "TG2")));

    int code = command().run("import_students", file.toString());

    assertThat(code).isZero();
    assertThat(Database.query("select last_name, first_name from student"))
        .containsExactly(Map.of("last_name", "DUPONT", "first_name", "JEAN"));
    assertThat(Database.query("select imported_by from import_run").getFirst().get("imported_by"))
        .asString()
        .startsWith("import_students by ");
  }

  @Test
  void refusesAFileThatIsNoRosterAndChangesNothing() throws Exception {
    Path file = directory.resolve("roster.csv");
    Files.writeString(file, "Élèves;Classe\nDUPONT JEAN;TG2\n");

    int code = command().run("import_students", file.toString());

    assertThat(code).isEqualTo(1);
    assertThat(Database.query("select 1 from import_run")).isEmpty();
  }

  @Test
  void showsInADryRunWhatItWouldDoAndDoesNothing() throws Exception {
    Path file = directory.resolve("roster.csv");
    Files.write(file, Rosters.of(Rosters.line("DUPONT JEAN", "01/02/2008", "", "TG2")));

    int code = command().run("import_students", "--dry-run", file.toString());

    assertThat(code).isZero();
    assertThat(Database.query("select 1 from student")).isEmpty();
    assertThat(Database.query("select 1 from import_run")).isEmpty();
  }

  @Test
  void leavesRefusedLinesOutOnlyWhenToldSo() throws Exception {
    Path file = directory.resolve("roster.csv");
    Files.write(
        file,
        Rosters.of(
            Rosters.line("DUPONT JEAN", "01/02/2008", "", "TG2"),
            Rosters.line("PETIT LOU", "31/02/2008", "", "TG2")));

    int refused = command().run("import_students", file.toString());

    assertThat(refused).isEqualTo(1);
    assertThat(Database.query("select 1 from student")).isEmpty();
    assertThat(command().run("import_students", "--leave-out-refused", file.toString())).isZero();
    assertThat(Database.query("select 1 from student")).hasSize(1);
  }

  @Test
  void saysHowItIsCalledWhenCalledWrongly() throws Exception {
    assertThat(command().run("import_students")).isEqualTo(2);
    assertThat(command().run()).isEqualTo(2);
    assertThat(command().run("import_students", "--force", "roster.csv")).isEqualTo(2);
    assertThat(command().run("import_pupils", "roster.csv")).isEqualTo(2);
    assertThat(command().run("import_students", directory.resolve("none.csv").toString()))
        .isEqualTo(2);
  }

  private ImportStudentsCommand command() {
    return new ImportStudentsCommand(importing);
  }
}
