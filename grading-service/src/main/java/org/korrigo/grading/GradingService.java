package org.korrigo.grading;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Set;
import org.korrigo.contracts.database.DatabaseCommand;
import org.korrigo.contracts.storage.StoredFilesCommand;
import org.korrigo.grading.audit.VerifyJournalCommand;

/**
 * The service; with arguments, a command instead: {@code java -jar quarkus-run.jar verify_journal}
 * verifies the journals of the same database, without a port, a broker or an identity provider;
 * {@link StoredFilesCommand} looks after the stored files.
 */
@QuarkusMain
public final class GradingService {
  private GradingService() {}

  /** Serves HTTP until stopped, or runs the command and exits with its code. */
  public static void main(String... arguments) {
    if (arguments.length == 0) {
      Quarkus.run(arguments);
    } else if (StoredFilesCommand.isCalled(arguments)) {
      System.exit(new StoredFilesCommand("grading", "annotation", Set.of("exams")).run(arguments));
    } else {
      DatabaseCommand.run(VerifyJournalCommand.class, arguments);
    }
  }
}
