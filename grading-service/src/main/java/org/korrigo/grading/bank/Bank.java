package org.korrigo.grading.bank;

import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/**
 * A bank of texts, and what it refuses: both keep a text once, and let nobody write over another.
 */
enum Bank {
  /** An exam's shared one. */
  TEMPLATES("template", "template", "The exam has a template that says the same."),
  /** A corrector's own. */
  OWN("text", "user_annotation", "You keep this text already.");

  private final String name;
  private final String member;
  private final String twice;

  Bank(String name, String member, String twice) {
    this.name = name;
    this.member = member;
    this.twice = twice;
  }

  /**
   * A text that is there now.
   *
   * @param isNew false if the same request was made before
   */
  record Kept<T>(T text, boolean isNew) {}

  /**
   * Refuses to touch what is not as it was seen any more; {@code stale-version} with what it is.
   */
  void requireSeen(int seen, int version, Object stored) {
    if (seen != version) {
      throw changed().with(member, stored);
    }
  }

  /** Refuses the removal of what was changed or removed since it was seen. */
  void requireRemoved(long rows) {
    if (rows == 0) {
      throw changed();
    }
  }

  private Problem changed() {
    return new Problem(
        ProblemType.STALE_VERSION, "The %s was changed in the meantime.".formatted(name));
  }

  /** A text that is there already; {@code conflict} with the one that says the same. */
  Problem twice(Object stored) {
    return new Problem(ProblemType.CONFLICT, twice).with(member, stored);
  }

  /**
   * What was made with a key before, if it is what is asked for now; else {@code conflict}.
   *
   * @param same whether it is
   */
  <T> Kept<T> again(T stored, boolean same) {
    if (!same) {
      throw new Problem(
          ProblemType.CONFLICT, "This Idempotency-Key was used for another %s.".formatted(name));
    }
    return new Kept<>(stored, false);
  }
}
