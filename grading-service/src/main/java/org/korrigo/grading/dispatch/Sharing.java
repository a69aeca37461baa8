package org.korrigo.grading.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Shares copies among correctors so that afterwards each has as many as the others, as far as what
 * each had before and the exclusions allow: no copy can be moved so that two correctors come closer
 * together. Pure, and the same for the same input.
 */
final class Sharing {
  private final Map<UUID, List<String>> allowed;
  private final Map<String, Long> load = new LinkedHashMap<>();
  private final Map<UUID, String> shared = new LinkedHashMap<>();

  private Sharing(Map<UUID, List<String>> allowed, List<String> correctors, Map<String, Long> had) {
    this.allowed = allowed;
    correctors.forEach(corrector -> load.put(corrector, had.getOrDefault(corrector, 0L)));
  }

  /**
   * Who gets which copy; a copy that nobody may mark is not in the answer.
   *
   * @param copies to share, in any order
   * @param had how many copies each corrector has already, where it is more than none
   * @param excluded for a copy the correctors who may not mark it
   * @param seed decides everything that could as well be otherwise
   */
  static Map<UUID, String> of(
      Collection<UUID> copies,
      Collection<String> correctors,
      Map<String, Long> had,
      Map<UUID, Set<String>> excluded,
      long seed) {
    Random chance = new Random(seed);
    List<String> inTurn = new ArrayList<>(correctors);
    Collections.sort(inTurn);
    Collections.shuffle(inTurn, chance);
    List<UUID> order = new ArrayList<>(copies);
    Collections.sort(order);
    Collections.shuffle(order, chance);
    Map<UUID, List<String>> allowed = new HashMap<>();
    for (UUID copy : order) {
      Set<String> not = excluded.getOrDefault(copy, Set.of());
      allowed.put(copy, inTurn.stream().filter(corrector -> !not.contains(corrector)).toList());
    }
    order.sort(Comparator.comparing(copy -> allowed.get(copy).size()));
    Sharing sharing = new Sharing(allowed, inTurn, had);
    order.forEach(sharing::give);
    sharing.level();
    return sharing.shared;
  }

  private void give(UUID copy) {
    allowed.get(copy).stream()
        .min(Comparator.comparing(load::get))
        .ifPresent(
            corrector -> {
              shared.put(copy, corrector);
              load.merge(corrector, 1L, Long::sum);
            });
  }

  /** Hands copies on, over others if need be, until nobody has two more than somebody reachable. */
  private void level() {
    boolean moved = true;
    while (moved) {
      moved = load.keySet().stream().anyMatch(this::relieve);
    }
  }

  /**
   * Hands one copy on from a corrector towards one who has at least two fewer, if there is a way.
   */
  private boolean relieve(String corrector) {
    Map<String, UUID> reachedBy = new HashMap<>();
    Deque<String> reached = new ArrayDeque<>(List.of(corrector));
    Map<String, List<UUID>> copiesOf = new HashMap<>();
    shared.forEach(
        (copy, owner) -> copiesOf.computeIfAbsent(owner, key -> new ArrayList<>()).add(copy));
    while (!reached.isEmpty()) {
      String from = reached.poll();
      for (UUID copy : copiesOf.getOrDefault(from, List.of())) {
        for (String to : allowed.get(copy)) {
          if (!to.equals(corrector) && reachedBy.putIfAbsent(to, copy) == null) {
            if (load.get(to) <= load.get(corrector) - 2) {
              handOn(corrector, to, reachedBy);
              return true;
            }
            reached.add(to);
          }
        }
      }
    }
    return false;
  }

  private void handOn(String from, String to, Map<String, UUID> reachedBy) {
    load.merge(from, -1L, Long::sum);
    load.merge(to, 1L, Long::sum);
    String taker = to;
    while (!taker.equals(from)) {
      taker = shared.put(reachedBy.get(taker), taker);
    }
  }
}
