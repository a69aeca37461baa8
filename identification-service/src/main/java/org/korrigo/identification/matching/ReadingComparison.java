package org.korrigo.identification.matching;

import java.util.HashMap;
import java.util.Map;
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
  private final boolean swappable;
  private final double unsureness;

  private ReadingComparison(
      Place lastName, Place firstName, Place birthDate, boolean swappable, double unsureness) {
    this.lastName = lastName;
    this.firstName = firstName;
    this.birthDate = birthDate;
    this.swappable = swappable;
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
        new Place(last.filled() > 0, last.blur(), last::name),
        new Place(first.filled() > 0, first.blur(), first::name),
        new Place(date.hasDate(), date.blur(), date::date),
        true,
        (last.blur() + first.blur() + date.blur()) / boxes);
  }

  private static ReadingComparison ofLines(Reading reading) {
    FreeComparison text = new FreeComparison(reading.readings());
    RowComparison boxes = new RowComparison(reading.birthDate());
    Place name = new Place(text.hasNames(), 0, text::name);
    Place date =
        boxes.hasDate()
            ? new Place(true, boxes.blur(), boxes::date)
            : new Place(text.hasDate(), 0, text::date);
    return new ReadingComparison(name, name, date, false, 0);
  }

  /** What the copy costs as this pupil's. */
  PairCost with(KnownPupil pupil) {
    PairCost inOrder = pair(lastName, firstName, pupil, 0);
    if (!swappable || inOrder.nats() <= ROWS_SWAPPED) {
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
    private final double blur;
    private final ToDoubleFunction<String> comparison;
    private final Map<String, FieldCost> known = new HashMap<>();

    Place(boolean legible, double blur, ToDoubleFunction<String> comparison) {
      this.legible = legible;
      this.blur = blur;
      this.comparison = comparison;
    }

    FieldCost cost(String expected) {
      return legible ? known.computeIfAbsent(expected, this::compare) : FieldCost.UNREAD;
    }

    private FieldCost compare(String expected) {
      int signs = (int) expected.chars().filter(sign -> sign != ' ').count();
      return new FieldCost(comparison.applyAsDouble(expected), signs, blur);
    }
  }
}
