package org.korrigo.identification.matching;

import java.util.List;

/**
 * What was seen in one row of boxes.
 *
 * @param opinions one text per reader, each with one character per box from the first box: a letter
 *     or digit, {@link #BLANK} for an empty box, {@link #UNREAD} for ink without a reading. The
 *     first reader is the one whose text is shown.
 * @param costs for each box what each sign costs; empty where the readers told no likelihoods
 */
public record BoxedText(List<String> opinions, List<SignCosts> costs) {
  /** An empty box. */
  public static final char BLANK = ' ';

  /** A box with ink that could not be read. */
  public static final char UNREAD = '?';

  /** A row that is not there. */
  public static final BoxedText NONE = new BoxedText(List.of());

  public BoxedText {
    opinions = List.copyOf(opinions);
    costs = costs == null ? List.of() : List.copyOf(costs);
    if (opinions.stream().mapToInt(String::length).distinct().count() > 1) {
      throw new IllegalArgumentException("Every reader has one character per box.");
    }
    if (!costs.isEmpty() && (opinions.isEmpty() || costs.size() != opinions.getFirst().length())) {
      throw new IllegalArgumentException("Every box has its costs or none has.");
    }
  }

  /** A row of which only the readers' best signs are known. */
  public BoxedText(List<String> opinions) {
    this(opinions, List.of());
  }

  /** How many boxes there are up to the last that has ink. */
  public int length() {
    return opinions.stream().mapToInt(opinion -> opinion.stripTrailing().length()).max().orElse(0);
  }

  /** How many boxes have ink. */
  public long filled() {
    return opinions.isEmpty()
        ? 0
        : opinions.getFirst().chars().filter(letter -> letter != BLANK).count();
  }

  /** The text for a person to see. */
  public String shown() {
    return opinions.isEmpty() ? "" : opinions.getFirst().stripTrailing();
  }
}
