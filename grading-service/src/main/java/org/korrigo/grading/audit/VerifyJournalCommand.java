package org.korrigo.grading.audit;

import io.quarkus.runtime.QuarkusApplication;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.util.UUID;
import org.korrigo.contracts.database.DatabaseFailure;
import org.korrigo.contracts.database.DatabaseStep;
import org.korrigo.contracts.problem.Problem;

/**
 * {@code verify_journal [--copy ID | --exam ID]}: verifies and replays the journal of one copy, of
 * an exam's copies, or of all, from a terminal. Prints what is wrong and a last line with the
 * figures. Exit code 0 when nothing is wrong, 1 when something is, the copy or the exam is not
 * known or the database cannot be read, 2 when called wrongly. Prints ids, places and questions, no
 * texts and no marks.
 */
public final class VerifyJournalCommand implements QuarkusApplication {
  private static final String NAME = "verify_journal";
  private static final int SOUND = 0;
  private static final int UNSOUND = 1;
  private static final int MISUSED = 2;

  private final Auditing auditing;
  private final PrintStream out;
  private final PrintStream err;
  private long journals;
  private long rows;
  private long unsound;

  @Inject
  VerifyJournalCommand(Auditing auditing) {
    this(auditing, System.out, System.err);
  }

  VerifyJournalCommand(Auditing auditing, PrintStream out, PrintStream err) {
    this.auditing = auditing;
    this.out = out;
    this.err = err;
  }

  @Override
  public int run(String... arguments) throws Exception {
    Multi<AuditView> audits = audits(arguments);
    if (audits == null) {
      err.println("Usage: " + NAME + " [--copy ID | --exam ID]");
      return MISUSED;
    }
    try {
      DatabaseStep.await(() -> audits.invoke(this::print).collect().last());
    } catch (Problem unknown) {
      err.println(NAME + ": " + unknown.getMessage());
      return UNSOUND;
    } catch (RuntimeException failure) {
      DatabaseFailure known = DatabaseFailure.in(failure).orElseThrow(() -> failure);
      err.println(NAME + ": The journals could not be read: " + known.sentence() + ".");
      return UNSOUND;
    }
    out.printf("%d journals of %d rows, %d with something wrong%n", journals, rows, unsound);
    return unsound == 0 ? SOUND : UNSOUND;
  }

  private Multi<AuditView> audits(String... arguments) {
    if (arguments.length == 1 && arguments[0].equals(NAME)) {
      return auditing.everything();
    }
    if (arguments.length != 3 || !arguments[0].equals(NAME)) {
      return null;
    }
    try {
      UUID id = UUID.fromString(arguments[2]);
      return switch (arguments[1]) {
        case "--copy" -> auditing.copy(id).toMulti();
        case "--exam" -> auditing.exam(id);
        default -> null;
      };
    } catch (IllegalArgumentException noId) {
      return null;
    }
  }

  private void print(AuditView audit) {
    journals++;
    rows += audit.rows();
    if (audit.sound()) {
      return;
    }
    unsound++;
    audit
        .faults()
        .forEach(
            fault ->
                out.printf(
                    "copy %s: place %d: %s: %s%n",
                    audit.copyId(), fault.place(), fault.kind(), fault.message()));
    audit
        .differences()
        .forEach(
            difference ->
                out.printf(
                    "copy %s:%s %s is not what the journal tells%n",
                    audit.copyId(),
                    difference.place() == null ? "" : " place " + difference.place() + ":",
                    difference.what()));
  }
}
