package org.korrigo.exams.repair;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What is said of things on the desk: as it was, and as it is to be.
 *
 * @param <K> by which a thing is known
 * @param <V> what is said of it
 */
final class Marks<K, V> {
  private final Function<V, K> key;
  private final Map<K, V> before = new LinkedHashMap<>();
  private final Map<K, V> now = new LinkedHashMap<>();

  /**
   * Lays out.
   *
   * @param key by which a mark's thing is known
   */
  Marks(Collection<V> marks, Function<V, K> key) {
    this.key = key;
    marks.forEach(mark -> before.put(key.apply(mark), mark));
    now.putAll(before);
  }

  /** What is said of a thing now, or null if it is not on the desk. */
  V of(K thing) {
    return now.get(thing);
  }

  /** What is said of all things now. */
  Collection<V> all() {
    return now.values();
  }

  /** Says something else of a thing. */
  void say(V mark) {
    now.put(key.apply(mark), mark);
  }

  /** What was said before, of the things of which something else is said now. */
  List<V> changedFrom() {
    return differing(before, now);
  }

  /** What is said now, of the things of which something else was said before. */
  List<V> changedTo() {
    return differing(now, before);
  }

  private static <K, V> List<V> differing(Map<K, V> of, Map<K, V> against) {
    return of.entrySet().stream()
        .filter(entry -> !Objects.equals(entry.getValue(), against.get(entry.getKey())))
        .map(Map.Entry::getValue)
        .toList();
  }
}
