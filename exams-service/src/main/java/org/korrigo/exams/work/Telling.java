package org.korrigo.exams.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;

/**
 * Which of many readings of the same thing are told to who follows it: the first, every change, and
 * after a while of silence the same again, so that nobody on the way takes the stream for dead.
 */
final class Telling<T> implements Predicate<T> {
  static final Duration SILENCE = Duration.ofSeconds(15);

  private final InstantSource clock;
  private T told;
  private Instant at = Instant.MIN;

  Telling(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized boolean test(T read) {
    Instant now = clock.instant();
    if (read.equals(told) && now.isBefore(at.plus(SILENCE))) {
      return false;
    }
    told = read;
    at = now;
    return true;
  }
}
