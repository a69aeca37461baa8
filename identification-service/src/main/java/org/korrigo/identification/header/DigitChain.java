package org.korrigo.identification.header;

import java.util.ArrayList;
import java.util.List;
import org.korrigo.identification.header.image.Box;
import org.korrigo.identification.header.image.InkPieces;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.header.letter.SignSet;

/**
 * Reads a date in digits sign by sign: tries which pieces of ink are digits and which separate
 * them, and takes the way that the letter classifier finds the likeliest.
 */
final class DigitChain {
  private static final List<String> FORMS = List.of("dd/mm/20yy", "dd/mm/yy", "ddmm20yy");
  private static final int MOST_PIECES = 26;

  /** Of how many pieces a sign may be made. */
  private static final int MOST_IN_SIGN = 2;

  private static final double NEVER = 1e6;
  private static final double STROKE_AS_SEPARATOR = 1;
  private static final double IN_PIECES = 0.8;
  private static final double TOGETHER = 2;
  private static final double UNLIKE_A_STROKE = 0.5;
  private static final double DOT_AS_SEPARATOR = 0.2;
  private static final double LEFT_OVER = 3;
  private static final double WORST_A_DIGIT = 1;
  private static final double LOW = 0.45;
  private static final double LEAST_DIGIT = 0.7;
  private static final double WIDEST_DIGIT = 1.3;

  private final InkPieces pieces;
  private final LetterClassifier classifier;
  private final double[][][] known;
  private final int tallest;

  private DigitChain(InkPieces pieces, LetterClassifier classifier) {
    this.pieces = pieces;
    this.classifier = classifier;
    this.known = new double[pieces.count()][MOST_IN_SIGN][];
    int highest = 0;
    for (int i = 0; i < pieces.count(); i++) {
      highest = Math.max(highest, pieces.around(i, i).height());
    }
    this.tallest = highest;
  }

  /**
   * The likelihoods of the eight digits of {@code ddmmyyyy}; empty where the pieces make no date. A
   * century that was not written has null.
   */
  static List<double[]> read(InkPieces pieces, LetterClassifier classifier) {
    if (pieces.count() < FORMS.get(1).length() - 2 || pieces.count() > MOST_PIECES) {
      return List.of();
    }
    DigitChain chain = new DigitChain(pieces, classifier);
    Way best = null;
    String form = null;
    for (String tried : FORMS) {
      Way way = chain.best(tried);
      if (way != null && (best == null || way.cost < best.cost)) {
        best = way;
        form = tried;
      }
    }
    long digits = form == null ? 1 : form.chars().filter(sign -> sign != '/').count();
    return best == null || best.cost > WORST_A_DIGIT * digits
        ? List.of()
        : chain.digits(best, form);
  }

  /** The last sign of a way, and what came before. */
  private record Way(Way before, int first, int last, double cost) {}

  private Way best(String form) {
    Way[] ways = new Way[pieces.count() + 1];
    for (int start = 0; start < ways.length; start++) {
      ways[start] = new Way(null, start, start - 1, LEFT_OVER * solid(0, start));
    }
    for (int place = 0; place < form.length(); place++) {
      Way[] next = new Way[ways.length];
      for (int first = 0; first < pieces.count(); first++) {
        for (int count = 1; count <= MOST_IN_SIGN && first + count <= pieces.count(); count++) {
          double cost =
              (count - 1) * IN_PIECES
                  + cost(form.charAt(place), place, form, first, first + count - 1);
          if (ways[first] != null && cost < NEVER) {
            Way way = new Way(ways[first], first, first + count - 1, ways[first].cost + cost);
            int end = first + count;
            next[end] = next[end] == null || way.cost < next[end].cost ? way : next[end];
          }
        }
      }
      ways = next;
    }
    Way best = null;
    for (int end = 0; end < ways.length; end++) {
      if (ways[end] != null) {
        double rest = LEFT_OVER * solid(end, pieces.count()) + (form.contains("/") ? 0 : TOGETHER);
        Way way = new Way(ways[end].before, ways[end].first, ways[end].last, ways[end].cost + rest);
        best = best == null || way.cost < best.cost ? way : best;
      }
    }
    return best;
  }

  /** How many pieces are no dots. */
  private int solid(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += pieces.around(i, i).height() > LOW * tallest ? 1 : 0;
    }
    return count;
  }

  private double cost(char wanted, int place, String form, int first, int last) {
    Box box = pieces.around(first, last);
    if (wanted == '/') {
      if (box.height() <= LOW * tallest) {
        return DOT_AS_SEPARATOR;
      }
      return last == first && box.width() < box.height() ? stroke(first) : NEVER;
    }
    if (box.height() < LEAST_DIGIT * tallest || box.width() > WIDEST_DIGIT * box.height()) {
      return NEVER;
    }
    double[] likelihoods = likelihoods(first, last);
    if (likelihoods == null) {
      return NEVER;
    }
    double least = NEVER;
    for (char digit = '0'; digit <= '9'; digit++) {
      if (isPossible(digit, wanted, place > 0 && form.charAt(place - 1) == wanted)) {
        least = Math.min(least, -likelihoods[digit - '0']);
      }
    }
    return least;
  }

  /** A stroke looks like a 1 or a 7. */
  private double stroke(int piece) {
    double[] likelihoods = likelihoods(piece, piece);
    return likelihoods == null
        ? NEVER
        : STROKE_AS_SEPARATOR - UNLIKE_A_STROKE * Math.max(likelihoods[1], likelihoods[7]);
  }

  private static boolean isPossible(char digit, char wanted, boolean second) {
    return switch (wanted) {
      case 'd' -> second || digit <= '3';
      case 'm' -> second || digit <= '1';
      case 'y' -> second || digit <= '2';
      default -> digit == wanted;
    };
  }

  private double[] likelihoods(int first, int last) {
    if (known[first][last - first] == null) {
      double[] read = classifier.read(pieces.inBox(first, last), SignSet.DIGITS);
      known[first][last - first] = read == null ? new double[0] : read;
    }
    double[] likelihoods = known[first][last - first];
    return likelihoods.length == 0 ? null : likelihoods;
  }

  private List<double[]> digits(Way way, String form) {
    List<double[]> digits = new ArrayList<>();
    Way at = way;
    for (int place = form.length() - 1; place >= 0; place--) {
      if (form.charAt(place) != '/') {
        digits.addFirst(likelihoods(at.first, at.last));
      }
      at = at.before;
    }
    while (digits.size() < 8) {
      digits.add(4, null);
    }
    return digits;
  }
}
