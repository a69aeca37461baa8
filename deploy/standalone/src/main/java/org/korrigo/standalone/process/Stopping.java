package org.korrigo.standalone.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: politely first, then for certain, with all they started. */
public final class Stopping {
  private Stopping() {}

  /**
   * Asks by signal, waits, kills what is still there. Returns when the process and its descendants
   * are gone.
   *
   * @return whether the process ended by itself within the grace
   */
  public static boolean stop(ProcessHandle process, String signal, Duration grace) {
    List<ProcessHandle> descendants = process.descendants().toList();
    signal(process, signal);
    boolean orderly = ended(process, grace);
    if (!orderly) {
      process.destroyForcibly();
      ended(process, Duration.ofSeconds(10));
    }
    descendants.forEach(ProcessHandle::destroyForcibly);
    return orderly;
  }

  /** Sends the signal by its name; a process that is gone already is no fault. */
  public static void signal(ProcessHandle process, String signal) {
    try {
      // The shell's own kill: there on every system, and Java knows no signal but TERM and KILL.
      new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException noShell) {
      process.destroy();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroy();
    }
  }

  private static boolean ended(ProcessHandle process, Duration within) {
    try {
      process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (ExecutionException gone) {
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
