package org.korrigo.identification.header.image;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The connected parts of a line's ink from left to right; parts above each other are one, and a
 * part much wider than it is high is cut where it is thinnest.
 */
public final class InkPieces {
  private static final double SPECK_MM = 0.35;
  private static final double WIDEST = 1.25;
  private static final double ABOVE_EACH_OTHER = 0.6;

  /** A box as high as this many times the sign in it, and so wide for its height. */
  private static final double ROOM = 1.6;

  private static final double SLENDER = 0.78;

  private final GreyImage line;
  private final List<Piece> pieces = new ArrayList<>();

  /** Pixels as row × width + column, and the rectangle around them. */
  private record Piece(List<Integer> pixels, Box box) {}

  private InkPieces(GreyImage line) {
    this.line = line;
  }

  /**
   * Finds the pieces.
   *
   * @param line a line of writing
   * @param from the column to begin at
   * @param pixelsPerMm of the line
   */
  public static InkPieces of(GreyImage line, int from, double pixelsPerMm) {
    InkPieces found = new InkPieces(line);
    found.find(from, SPECK_MM * pixelsPerMm);
    found.join();
    found.cutWide();
    return found;
  }

  /** How many pieces there are. */
  public int count() {
    return pieces.size();
  }

  /** The rectangle around some neighbouring pieces. */
  public Box around(int first, int last) {
    Box box = pieces.get(first).box();
    for (int i = first + 1; i <= last; i++) {
      box = around(box, pieces.get(i).box());
    }
    return box;
  }

  /** Some neighbouring pieces alone, in the middle of a letter box. */
  public GreyImage inBox(int first, int last) {
    Box box = around(first, last);
    int height = (int) Math.ceil(ROOM * box.height());
    int width = (int) Math.ceil(Math.max(SLENDER * height, ROOM * box.width()));
    GreyImage cell = GreyImage.white(width, height);
    int left = (width - box.width()) / 2 - box.left();
    int top = (height - box.height()) / 2 - box.top();
    for (Piece piece : pieces.subList(first, last + 1)) {
      for (int pixel : piece.pixels()) {
        int x = pixel % line.width();
        int y = pixel / line.width();
        cell.set(x + left, y + top, line.at(x, y));
      }
    }
    return cell;
  }

  private void find(int from, double speck) {
    Ink ink = Ink.of(line);
    boolean[] seen = new boolean[line.width() * line.height()];
    for (int x = Math.max(0, from); x < line.width(); x++) {
      for (int y = 0; y < line.height(); y++) {
        if (ink.at(x, y) && !seen[y * line.width() + x]) {
          Piece piece = filled(ink, x, y, seen);
          if (Math.max(piece.box().width(), piece.box().height()) >= speck) {
            pieces.add(piece);
          }
        }
      }
    }
    sort();
  }

  private Piece filled(Ink ink, int startX, int startY, boolean[] seen) {
    List<Integer> pixels = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    open.push(startY * line.width() + startX);
    seen[startY * line.width() + startX] = true;
    while (!open.isEmpty()) {
      int pixel = open.pop();
      pixels.add(pixel);
      for (int step = 0; step < 9; step++) {
        int x = pixel % line.width() + step % 3 - 1;
        int y = pixel / line.width() + step / 3 - 1;
        if (ink.at(x, y) && !seen[y * line.width() + x]) {
          seen[y * line.width() + x] = true;
          open.push(y * line.width() + x);
        }
      }
    }
    return piece(pixels);
  }

  private void join() {
    for (int i = 0; i + 1 < pieces.size(); ) {
      Box one = pieces.get(i).box();
      Box other = pieces.get(i + 1).box();
      int common = Math.min(one.right(), other.right()) - Math.max(one.left(), other.left());
      if (common > ABOVE_EACH_OTHER * Math.min(one.width(), other.width())) {
        List<Integer> both = new ArrayList<>(pieces.get(i).pixels());
        both.addAll(pieces.remove(i + 1).pixels());
        pieces.set(i, piece(both));
      } else {
        i++;
      }
    }
  }

  private void cutWide() {
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      Box box = piece.box();
      if (box.width() > WIDEST * box.height() && box.height() > box.width() / 5) {
        int cut = thinnest(piece);
        List<Integer> left =
            piece.pixels().stream().filter(pixel -> pixel % line.width() < cut).toList();
        List<Integer> right =
            piece.pixels().stream().filter(pixel -> pixel % line.width() >= cut).toList();
        pieces.set(i, piece(left));
        pieces.add(i + 1, piece(right));
        i++;
      }
    }
  }

  /** The column in the middle third that has the least ink. */
  private int thinnest(Piece piece) {
    Box box = piece.box();
    int[] columns = new int[box.width()];
    piece.pixels().forEach(pixel -> columns[pixel % line.width() - box.left()]++);
    int best = box.width() / 2;
    for (int x = box.width() / 3; x <= box.width() * 2 / 3; x++) {
      best = columns[x] < columns[best] ? x : best;
    }
    return box.left() + best;
  }

  private void sort() {
    pieces.sort(Comparator.comparingInt(piece -> piece.box().left()));
  }

  private Piece piece(List<Integer> pixels) {
    Box box = null;
    for (int pixel : pixels) {
      int x = pixel % line.width();
      int y = pixel / line.width();
      Box one = new Box(x, y, x + 1, y + 1);
      box = box == null ? one : around(box, one);
    }
    return new Piece(pixels, box);
  }

  private static Box around(Box one, Box other) {
    return new Box(
        Math.min(one.left(), other.left()),
        Math.min(one.top(), other.top()),
        Math.max(one.right(), other.right()),
        Math.max(one.bottom(), other.bottom()));
  }
}
