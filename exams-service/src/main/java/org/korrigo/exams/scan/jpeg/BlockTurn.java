package org.korrigo.exams.scan.jpeg;

/**
 * What a turn does to the 64 coefficients of a block: each changes its place, and those that are
 * mirrored their sign.
 */
final class BlockTurn {
  private static final int[] ROW_BY_ROW = rowByRow();
  private static final int[] ZIGZAG = inverse(ROW_BY_ROW);

  private final int[] places = new int[64];
  private final int[] signs = new int[64];

  BlockTurn(QuarterTurn turn) {
    for (int place = 0; place < 64; place++) {
      int row = ROW_BY_ROW[place] / 8;
      int column = ROW_BY_ROW[place] % 8;
      int newRow = turn.swapsSides() ? column : row;
      int newColumn = turn.swapsSides() ? row : column;
      boolean negative =
          (turn.mirrorsColumns() && newColumn % 2 == 1) ^ (turn.mirrorsRows() && newRow % 2 == 1);
      places[place] = ZIGZAG[newRow * 8 + newColumn];
      signs[place] = negative ? -1 : 1;
    }
  }

  /** The new place of a coefficient, both in zigzag order. */
  int place(int place) {
    return places[place];
  }

  /** 1, or -1 where the coefficient changes its sign; by its old place. */
  int sign(int place) {
    return signs[place];
  }

  /** The steps of a quantization table in the places that their coefficients get. */
  int[] steps(int[] steps) {
    int[] turned = new int[64];
    for (int place = 0; place < 64; place++) {
      turned[places[place]] = steps[place];
    }
    return turned;
  }

  /** For each place in zigzag order, its place row by row. */
  static int[] rowByRow() {
    int[] order = new int[64];
    int place = 0;
    for (int diagonal = 0; diagonal < 15; diagonal++) {
      for (int i = Math.max(0, diagonal - 7); i <= Math.min(7, diagonal); i++) {
        int row = diagonal % 2 == 0 ? diagonal - i : i;
        order[place++] = row * 8 + diagonal - row;
      }
    }
    return order;
  }

  private static int[] inverse(int[] order) {
    int[] inverse = new int[64];
    for (int i = 0; i < 64; i++) {
      inverse[order[i]] = i;
    }
    return inverse;
  }
}
