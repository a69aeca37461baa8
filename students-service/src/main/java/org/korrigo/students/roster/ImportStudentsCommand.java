package org.korrigo.students.roster;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.VertxContextSupport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/**
 * {@code import_students FILE}: what POST /api/students/imports does, from a terminal. The events
 * leave with the running service. Exit code 0 when imported, 1 when the roster is refused, 2 when
 * called wrongly. Prints lines and ids, no names.
 */
public final class ImportStudentsCommand implements QuarkusApplication {
  private static final String NAME = "import_students";
  private static final int IMPORTED = 0;
  private static final int REFUSED = 1;
  private static final int MISUSED = 2;

  private final ImportingRosters importing;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  ImportStudentsCommand(ImportingRosters importing) {
    this.importing = importing;
  }

  @Override
  public int run(String... arguments) throws Exception {
    if (arguments.length != 2 || !arguments[0].equals(NAME)) {
      err.println("Usage: " + NAME + " FILE");
      return MISUSED;
    }
    Path file = Path.of(arguments[1]);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      err.println(NAME + ": " + file + " is not a file that can be read.");
      return MISUSED;
    }
    try {
      print(importFile(file));
      return IMPORTED;
    } catch (Problem refusal) {
      print(refusal);
      return REFUSED;
    }
  }

  private ImportView importFile(Path file) throws IOException {
    String user = NAME + " by " + System.getProperty("user.name");
    RosterFile roster =
        RosterFile.read(Files.readAllBytes(file), user, LocalDate.now(ZoneOffset.UTC));
    try {
      return VertxContextSupport.subscribeAndAwait(
          () -> importing.importOnce(UUID.randomUUID(), roster, Instant.now()));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("The import failed.", e);
    }
  }

  private void print(ImportView done) {
    out.printf(
        "%d rows: %d created, %d updated, %d unchanged, %d faults, %d to review%n",
        done.rows(),
        done.created(),
        done.updated(),
        done.unchanged(),
        done.faults().size(),
        done.review().size());
    done.faults().forEach(fault -> out.printf("line %d: %s%n", fault.line(), fault.message()));
    done.review()
        .forEach(
            review ->
                out.printf(
                    "line %d: student %d: %s%n",
                    review.line(), review.studentId(), review.reason()));
  }

  private void print(Problem refusal) {
    err.println(NAME + ": " + refusal.getMessage());
    refusal
        .violations()
        .forEach(violation -> err.println(violation.field() + ": " + violation.message()));
  }
}
