package org.korrigo.exams.copy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which booklets are in which copy after one copy was given others. None is ever lost: what the
 * copy no longer has goes to a copy of its own.
 *
 * @param after the booklets of every copy concerned, in order; empty for a copy that lost all
 */
record Rearrangement(Map<UUID, List<UUID>> after) {

  /**
   * Gives a copy booklets.
   *
   * @param before the booklets of the copies concerned, in order
   * @param target the copy
   * @param wanted its booklets afterwards, in order
   * @param rest the copy for what it had and does not have afterwards
   */
  static Rearrangement of(Map<UUID, List<UUID>> before, UUID target, List<UUID> wanted, UUID rest) {
    Map<UUID, List<UUID>> after = new LinkedHashMap<>();
    before.forEach((copy, booklets) -> after.put(copy, without(booklets, wanted)));
    List<UUID> left = after.getOrDefault(target, List.of());
    after.put(target, wanted);
    if (!left.isEmpty()) {
      after.put(rest, left);
    }
    return new Rearrangement(after);
  }

  List<UUID> filled() {
    return after.keySet().stream().filter(copy -> !after.get(copy).isEmpty()).toList();
  }

  List<UUID> emptied() {
    return after.keySet().stream().filter(copy -> after.get(copy).isEmpty()).toList();
  }

  private static List<UUID> without(List<UUID> booklets, List<UUID> taken) {
    List<UUID> kept = new ArrayList<>(booklets);
    kept.removeAll(taken);
    return kept;
  }
}
