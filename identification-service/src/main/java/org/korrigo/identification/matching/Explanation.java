package org.korrigo.identification.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reasons as sentences for the person at the desk: plain words, figures, nobody's name. */
final class Explanation {
  private Explanation() {}

  static String of(MatchReason reason, CopyChoice copy, ClassRules rules) {
    return switch (reason) {
      case AGREES -> "Names and birth date agree; the next pupil is far away" + margin(copy, rules);
      case NEARLY_AGREES ->
          "Nearly everything agrees; the "
              + differing(copy)
              + " not read exactly like that; the next pupil is far away"
              + margin(copy, rules);
      case NOTHING_READ -> "The header is empty or could not be read.";
      case HEADER_LOST ->
          "The picture of the header is not in the file store: look at the paper, or have the"
              + " header read again once the file is back.";
      case FILE_NAME_ONLY ->
          "Nothing was read on the paper; only the file's name tells who it may be: look at the"
              + " header.";
      case FILE_NAME_DIFFERS -> "The file's name names another pupil than the header.";
      case NAME_UNREAD -> "Family name or first name unread.";
      case BIRTH_DATE_UNREAD -> "Birth date unread.";
      case SHEETS_DISAGREE -> "The sheets of this copy name different pupils.";
      case SHEET_SILENT ->
          "The first sheet of this copy does not say whose it is, or what a sheet said was erased:"
              + " look at every sheet.";
      case NOT_ON_LIST -> "Nobody on the list is nearer than a stranger would be.";
      case PUPIL_TAKEN ->
          "The nearest pupil has another copy of this exam, by a person's word or while its sheets"
              + " are read again.";
      case PUPIL_ABSENT -> "The nearest pupil is marked absent.";
      case PUPIL_NOT_EXPECTED -> "The nearest pupil is not among those who sit this exam.";
      case HOMONYMS -> "Two pupils with this name: a person must choose.";
      case SAME_BIRTH_DATE ->
          "Two pupils with this birth date and similar names: a person must choose.";
      case COPIES_COMPETE -> "Another copy may be the same pupil's" + margin(copy, rules);
      case ABSENTEES_UNKNOWN ->
          "Another pupil is as near and left out only because of another copy; say who was absent"
              + margin(copy, rules);
      case FIELD_DIFFERS ->
          "The nearest pupil's " + differing(copy) + " not read like that" + margin(copy, rules);
      case TOO_CLOSE -> "Another pupil, or a stranger, is too near" + margin(copy, rules);
      case POORLY_READ -> poorlyRead(copy, rules);
      case ROSTER_TOO_LARGE ->
          String.format(
              Locale.ROOT,
              "%d pupils may sit this exam and %d were measured: say who sits it.",
              rules.expected(),
              rules.calibration().largestRoster(copy.copy().reading().form()));
      case TOLERANCE_TOO_SMALL ->
          String.format(
              Locale.ROOT,
              "The exam tolerates %.2g %% of wrong matches; measured headers promise %.2g %%.",
              100 * rules.situation().toleratedError(),
              100 * rules.smallestError(copy));
    };
  }

  private static String poorlyRead(CopyChoice copy, ClassRules rules) {
    return ClassRules.isBlurred(copy)
        ? String.format(
            Locale.ROOT,
            "Too many letters of a name only look alike: it may be a similar name (%.2f, at most"
                + " %.2f).",
            ClassRules.blur(copy),
            ClassRules.MOST_BLUR)
        : String.format(
            Locale.ROOT,
            "The writing is harder to read than any that was measured (%.2f, at most %.2f).",
            copy.unsureness(),
            rules.calibration().worstUnsureness());
  }

  private static String margin(CopyChoice copy, ClassRules rules) {
    if (copy.chosen() == null) {
      return ".";
    }
    return String.format(
        Locale.ROOT,
        " (margin %.1f, needed %.1f).",
        rules.margin(copy),
        rules.needed(copy).orElse(Double.POSITIVE_INFINITY));
  }

  private static String differing(CopyChoice copy) {
    PairCost cost = copy.chosen().cost();
    List<String> fields = new ArrayList<>();
    add(fields, "family name", cost.lastName());
    add(fields, "first name", cost.firstName());
    add(fields, "birth date", cost.birthDate());
    return String.join(" and ", fields) + (fields.size() == 1 ? " was" : " were");
  }

  private static void add(List<String> fields, String name, FieldCost cost) {
    if (cost.agreement() != Agreement.AGREES) {
      fields.add(name);
    }
  }
}
