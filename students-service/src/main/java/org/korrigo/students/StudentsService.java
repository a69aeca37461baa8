package org.korrigo.students;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Set;
import org.korrigo.contracts.database.DatabaseCommand;
import org.korrigo.contracts.storage.StoredFilesCommand;
import org.korrigo.students.roster.ImportStudentsCommand;

/**
 * The service; with arguments, a command instead: {@code java -jar quarkus-run.jar import_students
 * FILE} imports a roster into the same database, without a port or an identity provider of its own;
 * {@link StoredFilesCommand} looks after the stored files.
 */
@QuarkusMain
public final class StudentsService {
  private StudentsService() {}

  /** Serves HTTP until stopped, or runs the command and exits with its code. */
  public static void main(String... arguments) {
    if (arguments.length == 0) {
      Quarkus.run(arguments);
    } else if (StoredFilesCommand.isCalled(arguments)) {
      System.exit(new StoredFilesCommand("students", "import_run", Set.of()).run(arguments));
    } else {
      DatabaseCommand.run(ImportStudentsCommand.class, arguments);
    }
  }
}
