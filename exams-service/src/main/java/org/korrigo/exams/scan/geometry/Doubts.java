package org.korrigo.exams.scan.geometry;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.korrigo.exams.scan.geometry.Reading.Part;
import org.korrigo.exams.scan.geometry.SheetSequence.Step;

/**
 * Why sheets are not proved, however well they fit. A person's word for the order settles what the
 * pictures leave open, and nothing that they clearly show otherwise.
 */
final class Doubts {
  /** From this probability on, the pictures alone contradict a person's word. */
  private static final double CLEAR = 0.9;

  private static final String CONTRADICTED =
      "The order was confirmed, but the pictures show otherwise: %s (%.0f %%). Look at it.";
  private static final String IRREGULAR =
      "The order was confirmed, but this is out of order: %s (%.1f %%). Look at it.";
  private static final String REFUTED =
      "The order was confirmed, but this scan has a side too many or too few, and the pictures do"
          + " not prove where. Make the sheets one by one, or scan them again.";
  private static final String OTHER_WAY_UP =
      "The order was confirmed, but what is on side %d speaks for its lying the other way up. Look"
          + " at it.";
  private static final String OUT_OF_ORDER =
      "The order was confirmed, but the pictures show another sheet of a copy here. Look at it.";
  private static final String SHIFTED =
      "Rectos without verso and versos without recto stand around this side: two sides may be"
          + " missing, or each verso belongs to the sheet before or after. Look whether this side"
          + " and the next are of one pupil.";
  private static final String ONE_WORD =
      " Confirm the scan with where its sheets are folded, which answers this for all of them, or"
          + " make the sheet of its sides and say where they are folded.";
  private static final String ONE_BY_ONE =
      " Make the sheet of its sides and say where they are folded.";
  private static final String FOLD_UNKNOWN =
      "The sides of this scan lie at two places and show no fold: where to cut them is not proved."
          + " Confirm the scan to cut by the place that most of them have; those that lie far from"
          + " it are asked then. Or confirm it with where its sheets are folded.";
  private static final String ELSEWHERE =
      "What is on this sheet does not lie where most sides have it, and no fold shows: it was fed"
          + " off the middle, or its writer keeps another margin.%s";
  private static final String UNSTEADY =
      "Many sheets of this scan were fed off the middle and show no fold, and what is on this one"
          + " does not prove where it is folded.%s Or scan it again.";
  private static final String ANOTHER_FOLD =
      "A line on this sheet looks like its fold, but the rest of the scan tells otherwise: it may"
          + " be ruled."
          + ONE_BY_ONE;
  private static final String FORMLESS =
      "Neither side of this pair shows the form for a name that the other sheets bear.";
  private static final String UNNUMBERED =
      "A side of this pair bears no page number, as nearly all others do, and the scan has a side"
          + " too many or too few: this one may be of another paper.";
  private static final String TWO_FORMS =
      "Both sides of this pair show the form for a name: they are of two sheets.";

  private final List<SideLook> sides;
  private final BatchReading batch;
  private final Explanation pictures;
  private final List<UnpairedSides> unpaired;
  private final boolean inOrder;
  private final Labelling labelling;
  private final Explanation alone;
  private final Folds folds;
  private final boolean foldIsDoubtful;
  private final boolean hasOddSides;

  /**
   * Prepares.
   *
   * @param explanation how the batch is read
   * @param pictures what the pictures alone show if it was fed as that says
   * @param unvouched how it is read if nobody vouches for its order; asked for only if that word
   *     cannot be true
   */
  Doubts(
      List<SideLook> sides,
      BatchReading batch,
      Explanation explanation,
      Explanation pictures,
      Supplier<Explanation> unvouched,
      Folds folds,
      boolean inOrder) {
    this.sides = sides;
    this.batch = batch;
    this.pictures = pictures;
    this.unpaired = List.of(unpaired(explanation), unpaired(pictures));
    this.inOrder = inOrder;
    this.alone = isRefuted(explanation) ? unvouched.get() : null;
    this.labelling = explanation.labelling();
    this.hasOddSides =
        explanation.steps().stream().anyMatch(step -> step.reading().what().sides() % 2 == 1);
    this.folds = folds;
    this.foldIsDoubtful = !inOrder && folds.isDoubtful(explanation.steps());
  }

  private UnpairedSides unpaired(Explanation explanation) {
    return UnpairedSides.of(explanation.steps(), side -> batch.twin(side).of() >= 0);
  }

  /**
   * What the pictures alone show of a reading, or null if they leave it to the word for the order.
   * That word makes no irregular reading more probable: only the pictures do. Nor does it say which
   * way up a side lies whose picture speaks for the other.
   */
  String contradiction(Step step) {
    Reading reading = step.reading();
    if (!inOrder) {
      return null;
    }
    for (int side = reading.at(); side < reading.end(); side++) {
      for (Map.Entry<Reading, Double> other : pictures.alternatives(side)) {
        if (!other.getKey().equals(reading) && other.getValue() >= CLEAR) {
          return CONTRADICTED.formatted(
              Wording.of(other.getKey(), side, sides), 100 * other.getValue());
        }
      }
    }
    for (Part part : reading.parts()) {
      if (batch.speaksForTurning(step, part, labelling)) {
        return OTHER_WAY_UP.formatted(sides.get(part.side()).side());
      }
    }
    double itself = pictures.confidence(reading);
    if (!isRegular(reading) && (itself < PlanningBatch.SURE || isByWriting(reading))) {
      return IRREGULAR.formatted(Wording.of(reading, reading.at(), sides), 100 * itself);
    }
    if (alone != null && alone.confidence(reading) < PlanningBatch.SURE) {
      return REFUTED;
    }
    return itself - pictures.confidence(step) >= CLEAR ? OUT_OF_ORDER : null;
  }

  /**
   * Whether the word for the order cannot be true: somewhere are a side too many or too few, and
   * the pictures do not prove where. Where forms show each recto, the word still decides on which
   * side of it the odd one is.
   */
  private boolean isRefuted(Explanation explanation) {
    return inOrder
        && !batch.forms().areUsed()
        && explanation.steps().stream()
            .map(Step::reading)
            .filter(reading -> reading.what().sides() % 2 == 1)
            .mapToDouble(odd -> Math.min(pictures.confidence(odd), explanation.confidence(odd)))
            .anyMatch(confidence -> confidence < PlanningBatch.SURE);
  }

  private boolean isRegular(Reading reading) {
    SheetHypothesis what = reading.what();
    return (labelling.versoFirst() ? what.turnedOver() : what) == SheetHypothesis.RECTO_VERSO;
  }

  /** Whether sides would be put otherwise than they were fed for their handwriting alone. */
  private boolean isByWriting(Reading reading) {
    return reading.parts().size() > 1 && batch.isUnmarked() && folds.areByWriting();
  }

  /**
   * Why the sheets of a reading are not proved; null if they are.
   *
   * @param numbered whether codes number their sides: they prove which sheets they are, and not
   *     where these are folded
   */
  String of(Reading reading, boolean numbered) {
    String doubt = numbered ? null : order(reading);
    return doubt == null ? fold(reading.parts()) : doubt;
  }

  private String order(Reading reading) {
    if (unpaired.stream().anyMatch(sides -> sides.surround(reading))) {
      return SHIFTED;
    }
    if (foldIsDoubtful) {
      return FOLD_UNKNOWN;
    }
    if (hasOddSides && reading.parts().stream().anyMatch(p -> batch.lacksNumber(p.side()))) {
      return UNNUMBERED;
    }
    if (reading.parts().stream().anyMatch(part -> isRecto(part) && batch.forms().isLacking(part))) {
      return FORMLESS;
    }
    boolean twoForms = inOrder && reading.parts().stream().anyMatch(this::isVersoWithForm);
    return twoForms ? TWO_FORMS : null;
  }

  private String fold(List<Part> parts) {
    if (anySheet(parts, folds::areContradicted)) {
      return ANOTHER_FOLD;
    }
    if (anySheet(parts, folds::areUnsteady)) {
      return UNSTEADY.formatted(whatToDo());
    }
    return anySheet(parts, folds::areElsewhere) ? ELSEWHERE.formatted(whatToDo()) : null;
  }

  private String whatToDo() {
    return folds.canBeSaid() ? ONE_WORD : ONE_BY_ONE;
  }

  private static boolean anySheet(List<Part> parts, BiPredicate<Part, Part> what) {
    return IntStream.range(0, parts.size() / 2)
        .anyMatch(i -> what.test(parts.get(2 * i), parts.get(2 * i + 1)));
  }

  /** What a word for the order might hide; without one the readings themselves weigh it. */
  private boolean isVersoWithForm(Part part) {
    return !isRecto(part) && batch.forms().isShown(part);
  }

  private static boolean isRecto(Part part) {
    return part.place() % 2 == 0;
  }
}
