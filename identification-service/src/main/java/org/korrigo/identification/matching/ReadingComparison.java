package org.korrigo.identification.matching;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Compares one reading with many pupils. Each name and each date is compared once, however many
 * pupils bear it.
 */
final class ReadingComparison {
  /** Family name and first name in each other's row. */
  private static final double ROWS_SWAPPED = 6;

  private final Place lastName;
  private final Place firstName;
  private final Place birthDate;
  private final boolean boxes;
  private final double unsureness;

  private ReadingComparison(
      Place lastName, Place firstName, Place birthDate, boolean boxes, double unsureness) {
    this.lastName = lastName;
    this.firstName = firstName;
    this.birthDate = birthDate;
    this.boxes = boxes;
    this.unsureness = unsureness;
  }

  static ReadingComparison of(Reading reading) {
    return reading.form() == Reading.Form.BOXED ? ofBoxes(reading) : ofLines(reading);
  }

  private static ReadingComparison ofBoxes(Reading reading) {
    RowComparison last = new RowComparison(reading.lastName());
    RowComparison first = new RowComparison(reading.firstName());
    RowComparison date = new RowComparison(reading.birthDate());
    double boxes = Math.max(1, last.filled() + first.filled() + date.filled());
    return new ReadingComparison(
        Place.ofRow(last.filled() > 0, last.blur(), last::name),
        Place.ofRow(first.filled() > 0, first.blur(), first::name),
        Place.ofRow(date.hasDate(), date.blur(), date::date),
        true,
        (last.blur() + first.blur() + date.blur()) / boxes);
  }

  private static ReadingComparison ofLines(Reading reading) {
    FreeComparison text = new FreeComparison(reading.lines(), reading.otherLines());
    RowComparison boxes = new RowComparison(reading.birthDate());
    Place name = new Place(text.hasNames(), text::name);
    Place date =
        boxes.hasDate()
            ? Place.ofRow(true, boxes.blur(), boxes::date)
            : new Place(text.hasDate(), text::date);
    return new ReadingComparison(name, name, date, false, 0);
  }

  /** What the copy costs as this pupil's. */
  PairCost with(KnownPupil pupil) {
    if (!boxes) {
      return PairCost.ofFree(
          lastName.cost(pupil.lastName()),
          firstName.cost(pupil.firstName()),
          birthDate.cost(pupil.birthDate()));
    }
    PairCost inOrder = pair(lastName, firstName, pupil, 0);
    if (inOrder.nats() <= ROWS_SWAPPED) {
      return inOrder;
    }
    PairCost swapped = pair(firstName, lastName, pupil, ROWS_SWAPPED);
    return swapped.nats() < inOrder.nats() ? swapped : inOrder;
  }

  /** How badly the boxes were read: what one with ink costs at least, in the mean. */
  double unsureness() {
    return unsureness;
  }

  private PairCost pair(Place forLast, Place forFirst, KnownPupil pupil, double unusual) {
    return PairCost.of(
        forLast.cost(pupil.lastName()),
        forFirst.cost(pupil.firstName()),
        birthDate.cost(pupil.birthDate()),
        unusual);
  }

  /** Where a field stands, and what was found out about it. */
  private static final class Place {
    private final boolean legible;
    private final Function<String, FieldCost> comparison;
    private final Map<String, FieldCost> known = new HashMap<>();

    Place(boolean legible, Function<String, FieldCost> comparison) {
      this.legible = legible;
      this.comparison = comparison;
    }

    static Place ofRow(boolean legible, double blur, ToDoubleFunction<String> nats) {
      return new Place(
          legible,
          expected -> {
            int signs = (int) expected.chars().filter(sign -> sign != ' ').count();
            return new FieldCost(nats.applyAsDouble(expected), signs, blur);
          });
    }

    FieldCost cost(String expected) {
      return legible ? known.computeIfAbsent(expected, comparison) : FieldCost.UNREAD;
    }
  }
}
