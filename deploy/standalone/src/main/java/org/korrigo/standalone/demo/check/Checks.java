package org.korrigo.standalone.demo.check;

import java.util.ArrayList;
import java.util.List;

/** What was verified, in order. */
public final class Checks {
  private final List<Check> checks = new ArrayList<>();

  /**
   * One thing verified.
   *
   * @param promise what must hold
   * @param isRight whether it does
   * @param found what was found, in a few words
   */
  public record Check(String promise, boolean isRight, String found) {}

  /** Notes one. */
  public void add(String promise, boolean isRight, String found) {
    checks.add(new Check(promise, isRight, found));
  }

  /** Notes one that holds if there are no faults and something was looked at. */
  public void add(String promise, int lookedAt, List<String> faults) {
    String found =
        faults.isEmpty() ? lookedAt + " looked at" : String.join("; ", shortened(faults));
    add(promise, faults.isEmpty() && lookedAt > 0, found);
  }

  private static List<String> shortened(List<String> faults) {
    if (faults.size() <= 3) {
      return faults;
    }
    List<String> few = new ArrayList<>(faults.subList(0, 3));
    few.add("and %d more".formatted(faults.size() - 3));
    return few;
  }

  /** All of them. */
  public List<Check> all() {
    return List.copyOf(checks);
  }

  /** Whether there are any, and all are right. */
  public boolean areRight() {
    return !checks.isEmpty() && checks.stream().allMatch(Check::isRight);
  }
}
