package org.korrigo.contracts.storage;

import java.util.Iterator;

/** Keys in ascending order, asked for in ascending order, so that one at a time is in memory. */
final class SortedKeys {
  private final Iterator<String> keys;
  private String next;

  SortedKeys(Iterator<String> keys) {
    this.keys = keys;
    advance();
  }

  /**
   * Whether a key is among them.
   *
   * @throws IllegalStateException if they turn out not to be in order
   */
  boolean has(String key) {
    while (next != null && next.compareTo(key) < 0) {
      advance();
    }
    return key.equals(next);
  }

  private void advance() {
    String last = next;
    next = keys.hasNext() ? keys.next() : null;
    if (last != null && next != null && next.compareTo(last) <= 0) {
      throw new IllegalStateException("The keys are not in order: " + next + " after " + last);
    }
  }
}
