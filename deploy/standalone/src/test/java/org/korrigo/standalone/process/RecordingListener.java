package org.korrigo.standalone.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it heard. */
final class RecordingListener implements ProcessListener {
  final List<String> heard = new CopyOnWriteArrayList<>();
  final List<ProcessIdentity> started = new CopyOnWriteArrayList<>();

  @Override
  public void started(String name, ProcessIdentity process) {
    started.add(process);
  }

  @Override
  public void ready(String name, Duration after) {
    heard.add(name + " ready");
  }

  @Override
  public void died(String name, int exitCode, int failures, Duration pause) {
    heard.add("%s died with %d, failure %d".formatted(name, exitCode, failures));
  }

  @Override
  public void stopped(String name, boolean orderly) {
    heard.add(name + (orderly ? " stopped" : " killed"));
  }
}
