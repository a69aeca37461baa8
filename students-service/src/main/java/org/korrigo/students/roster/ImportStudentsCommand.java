package org.korrigo.students.roster;

import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.contracts.database.DatabaseFailure;
import org.korrigo.contracts.database.DatabaseStep;
import org.korrigo.contracts.problem.Problem;

/**
 * {@code import_students [--dry-run] [--leave-out-refused] FILE}: what POST /api/students/imports
 * does, or its preview, from a terminal. The events leave with the running service. Exit code 0
 * when imported or previewed, 1 when nothing was imported: the roster is refused, or the database
 * or the store cannot be used; 2 when called wrongly. Prints lines and ids, no names.
 */
public final class ImportStudentsCommand implements QuarkusApplication {
  private static final String NAME = "import_students";
  private static final String DRY_RUN = "--dry-run";
  private static final String LEAVE_OUT = "--leave-out-refused";
  private static final List<String> OPTIONS = List.of(DRY_RUN, LEAVE_OUT);
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
    List<String> options =
        Arrays.stream(arguments).skip(1).filter(each -> each.startsWith("--")).toList();
    List<String> files =
        Arrays.stream(arguments).skip(1).filter(each -> !each.startsWith("--")).toList();
    if (arguments.length == 0
        || !arguments[0].equals(NAME)
        || files.size() != 1
        || !OPTIONS.containsAll(options)) {
      err.println("Usage: " + NAME + " [" + DRY_RUN + "] [" + LEAVE_OUT + "] FILE");
      return MISUSED;
    }
    Path file = Path.of(files.getFirst());
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      err.println(NAME + ": " + file + " is not a file that can be read.");
      return MISUSED;
    }
    try {
      Instant began = Instant.now();
      RosterFile roster = read(file);
      if (options.contains(DRY_RUN)) {
        print(DatabaseStep.await(() -> importing.preview(roster)));
      } else {
        boolean leaveOut = options.contains(LEAVE_OUT);
        print(
            DatabaseStep.await(
                () -> importing.importOnce(UUID.randomUUID(), roster, leaveOut, Instant.now())));
      }
      out.printf("done in %d ms%n", Duration.between(began, Instant.now()).toMillis());
      return IMPORTED;
    } catch (Problem refusal) {
      print(refusal);
      return REFUSED;
    } catch (UncheckedIOException noStore) {
      err.println(
          NAME + ": Nothing was imported: the file could not be kept: " + noStore.getMessage());
      return REFUSED;
    } catch (RuntimeException failure) {
      DatabaseFailure known = DatabaseFailure.in(failure).orElseThrow(() -> failure);
      err.println(NAME + ": Nothing was imported: " + known.sentence() + ".");
      return REFUSED;
    }
  }

  private static RosterFile read(Path file) throws IOException {
    String user = NAME + " by " + System.getProperty("user.name");
    return RosterFile.read(Files.readAllBytes(file), user, LocalDate.now(ZoneOffset.UTC));
  }

  private void print(ImportPreview preview) {
    out.printf(
        "dry run, nothing was changed: %d rows: %d to add, %d to change, %d left as they are,"
            + " %d refused%n",
        preview.rows(), preview.added(), preview.changed(), preview.left(), preview.refused());
    preview.lines().forEach(line -> out.println(text(line)));
  }

  /** A line without names and values. */
  private static String text(LineView line) {
    String fields =
        line.changes().stream().map(LineView.Change::field).collect(Collectors.joining(", "));
    return "line %d: %s%s%s%s"
        .formatted(
            line.line(),
            line.outcome().name().toLowerCase(Locale.ROOT),
            line.studentId() == null ? "" : " student " + line.studentId(),
            fields.isEmpty() ? "" : " (" + fields + ")",
            line.reason() == null ? "" : ": " + line.reason());
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
