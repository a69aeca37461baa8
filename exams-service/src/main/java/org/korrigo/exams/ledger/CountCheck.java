package org.korrigo.exams.ledger;

import java.util.ArrayList;
import java.util.List;
import org.korrigo.exams.ledger.LedgerView.Copies;
import org.korrigo.exams.ledger.LedgerView.Roster;
import org.korrigo.exams.ledger.LedgerView.Sheets;

/**
 * Whether as much paper came as is expected. When a feeder takes two sheets at once, the recto of
 * the first and the verso of the second look like one sheet: only a count shows it.
 *
 * @param reasons what differs, or why nothing can be said; empty if all agrees
 */
record CountCheck(State state, List<String> reasons) {
  private static final String NOT_STATED =
      "Nobody has said how many sheets or which pupils are expected: a sheet that was not scanned,"
          + " or two that the feeder took at once, would not show.";
  private static final String MISSING =
      " Look for paper that was not scanned, and for sheets that the feeder took two at a time:"
          + " such a pair was cut as one sheet, of two pupils.";

  CountCheck {
    reasons = List.copyOf(reasons);
  }

  /** How the counts stand. */
  enum State {
    /** Everything that was stated agrees with what came. */
    AGREES,
    /** Something that was stated does not: there is no certificate. */
    DIFFERS,
    /** Nothing was stated. */
    NOT_STATED
  }

  static CountCheck of(Sheets sheets, Copies copies, Roster roster) {
    if (sheets.expected() == null && roster == null) {
      return new CountCheck(State.NOT_STATED, List.of(NOT_STATED));
    }
    List<String> reasons = new ArrayList<>();
    if (sheets.expected() != null) {
      compare("sheets", sheets.expected(), sheets.received(), reasons);
    }
    if (roster != null) {
      compare("copies", copies.expected() + roster.notOnTheList(), copies.received(), reasons);
    }
    return new CountCheck(reasons.isEmpty() ? State.AGREES : State.DIFFERS, reasons);
  }

  private static void compare(String what, int expected, int received, List<String> reasons) {
    if (expected != received) {
      String counts = "%d %s are expected and %d came.".formatted(expected, what, received);
      reasons.add(received < expected ? counts + MISSING : counts);
    }
  }
}
