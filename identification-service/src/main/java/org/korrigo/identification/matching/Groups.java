package org.korrigo.identification.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Copies that compete for the same pupils, directly or through others: each such group is an
 * assignment of its own, small even in a large exam.
 */
final class Groups {
  private final int rows;
  private final int[] parent;

  Groups(int rows, int columns) {
    this.rows = rows;
    this.parent = IntStream.range(0, rows + columns).toArray();
  }

  void join(int row, int column) {
    parent[root(row)] = root(rows + column);
  }

  /** The rows of each group. */
  Collection<List<Integer>> ofRows() {
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    for (int row = 0; row < rows; row++) {
      groups.computeIfAbsent(root(row), root -> new ArrayList<>()).add(row);
    }
    return groups.values();
  }

  private int root(int node) {
    int root = node;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
