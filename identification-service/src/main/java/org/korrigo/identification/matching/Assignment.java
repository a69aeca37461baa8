package org.korrigo.identification.matching;

import java.util.Arrays;

/**
 * The cheapest assignment of rows to columns, every row to a column of its own (Hungarian method
 * with shortest augmenting paths), and what it would cost more if a chosen pair were forbidden.
 * There must be at least as many columns as rows.
 *
 * <p>Rows that cost nothing take the columns that are left over: with every column taken, the rise
 * of the total is the length of one shortest path from the row back to its column.
 */
final class Assignment {
  private static final int NONE = -1;

  private final double[][] cost;
  private final int size;
  private final double[] rowPotential;
  private final double[] columnPotential;
  private final int[] rowOfColumn;
  private final int[] columnOfRow;

  /**
   * Solves it.
   *
   * @param cost rows × columns; a pair that may not be is very dear, never infinite
   */
  Assignment(double[][] cost) {
    this.size = cost.length == 0 ? 0 : cost[0].length;
    this.cost = Arrays.copyOf(cost, size);
    Arrays.fill(this.cost, cost.length, size, new double[size]);
    this.rowPotential = new double[size];
    this.columnPotential = new double[size];
    this.rowOfColumn = new int[size];
    this.columnOfRow = new int[size];
    Arrays.fill(rowOfColumn, NONE);
    Arrays.fill(columnOfRow, NONE);
    for (int row = 0; row < size; row++) {
      augment(row);
    }
  }

  /** The column given to a row. */
  int columnOf(int row) {
    return columnOfRow[row];
  }

  /** How much the total would rise if this row could not have its column. */
  double marginOf(int row) {
    int given = columnOfRow[row];
    Search search = new Search(row, given);
    for (int column = search.next(); column != NONE && column != given; column = search.next()) {
      search.settle(column);
    }
    return search.distance[given];
  }

  private void augment(int row) {
    Search search = new Search(row, NONE);
    int column = search.next();
    while (rowOfColumn[column] != NONE) {
      search.settle(column);
      column = search.next();
    }
    search.adjustPotentials(search.distance[column]);
    for (int end = column; end != NONE; ) {
      int from = search.rowBefore[end];
      int freed = columnOfRow[from];
      rowOfColumn[end] = from;
      columnOfRow[from] = end;
      end = from == row ? NONE : freed;
    }
  }

  /** Dijkstra over reduced costs, from one row to the columns, along chosen pairs back to rows. */
  private final class Search {
    private final int start;
    private final int forbidden;
    private final double[] distance = new double[size];
    private final int[] rowBefore = new int[size];
    private final boolean[] settled = new boolean[size];

    Search(int start, int forbidden) {
      this.start = start;
      this.forbidden = forbidden;
      Arrays.fill(distance, Double.POSITIVE_INFINITY);
      relax(start, 0);
    }

    /**
     * The nearest column that is not settled. Of several as near the one at which a search ends: a
     * search among pupils who are all alike would else settle every one of them first.
     */
    int next() {
      int nearest = NONE;
      for (int column = 0; column < size; column++) {
        if (!settled[column]
            && distance[column] < Double.POSITIVE_INFINITY
            && (nearest == NONE
                || distance[column] < distance[nearest]
                || distance[column] == distance[nearest] && isEnd(column))) {
          nearest = column;
        }
      }
      return nearest;
    }

    private boolean isEnd(int column) {
      return column == forbidden || rowOfColumn[column] == NONE;
    }

    void settle(int column) {
      settled[column] = true;
      int row = rowOfColumn[column];
      if (row != NONE && row != start) {
        relax(row, distance[column]);
      }
    }

    void adjustPotentials(double length) {
      rowPotential[start] += length;
      for (int column = 0; column < size; column++) {
        if (settled[column]) {
          columnPotential[column] += distance[column] - length;
          rowPotential[rowOfColumn[column]] += length - distance[column];
        }
      }
    }

    private void relax(int row, double before) {
      for (int column = 0; column < size; column++) {
        double reduced = cost[row][column] - rowPotential[row] - columnPotential[column];
        if (!settled[column]
            && !(row == start && column == forbidden)
            && before + reduced < distance[column]) {
          distance[column] = before + reduced;
          rowBefore[column] = row;
        }
      }
    }
  }
}
