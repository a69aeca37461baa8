package org.korrigo.identification;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Set;
import org.korrigo.contracts.storage.StoredFilesCommand;

/** The service; with arguments, {@link StoredFilesCommand} looks after the stored files instead. */
@QuarkusMain
public final class IdentificationService {
  private IdentificationService() {}

  /** Serves HTTP until stopped, or runs the command and exits with its code. */
  public static void main(String... arguments) {
    if (arguments.length == 0) {
      Quarkus.run(arguments);
    } else {
      System.exit(new StoredFilesCommand("identification", "ocr_result", Set.of()).run(arguments));
    }
  }
}
