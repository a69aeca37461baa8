package org.korrigo.standalone.process;

import java.time.Duration;

/** Hears what becomes of the processes; called from several threads. */
public interface ProcessListener {
  /** A process was started, for the first time or again. */
  void started(String name, ProcessIdentity process);

  /** It serves, so long after its start. */
  void ready(String name, Duration after);

  /**
   * It ended though nobody asked for it.
   *
   * @param failures how many times in a row by now
   * @param pause how long until it is started again
   */
  void died(String name, int exitCode, int failures, Duration pause);

  /** It ended because it was asked to. */
  void stopped(String name, boolean orderly);
}
