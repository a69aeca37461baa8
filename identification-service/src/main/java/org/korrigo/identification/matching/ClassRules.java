package org.korrigo.identification.matching;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** When a copy of this class is given by rule, and why not. */
final class ClassRules {
  /**
   * What a name of free writing may be blurred by at most, in nats a letter: less than one letter
   * of three that only looks alike, for such a name is a twin's as well. Chosen on the headers of
   * the calibration: of nine given wrongly above 6 nats seven were blurred by more, of those given
   * rightly one in a hundred.
   */
  static final double MOST_BLUR = 1.5;

  /** So many times the largest roster measured are still like it. */
  private static final int LIKE_MEASURED = 2;

  private final List<KnownPupil> roster;
  private final ClassSituation situation;
  private final Set<Integer> taken;
  private final Calibration calibration;
  private final Lookalikes lookalikes;
  private final long expected;
  private final Attendance attendance;

  /**
   * The rules of a class.
   *
   * @param taken pupils whose copy is known
   * @param attendance whether everybody is accounted for
   */
  ClassRules(
      List<KnownPupil> roster,
      ClassSituation situation,
      Set<Integer> taken,
      Attendance attendance,
      Calibration calibration) {
    this.roster = roster;
    this.situation = situation;
    this.taken = taken;
    this.calibration = calibration;
    this.lookalikes = new Lookalikes(roster);
    this.expected = situation.count(roster);
    this.attendance = attendance;
  }

  /** The answer for a copy. */
  Match match(CopyChoice copy) {
    MatchReason reason = reason(copy);
    return new Match(
        copy.copy().copyId(),
        copy.candidates(),
        reason.isAutomatic() ? (Integer) copy.chosen().pupil().studentId() : null,
        copy.chosen() == null ? null : (Double) margin(copy),
        reason,
        Explanation.of(reason, copy, this));
  }

  /**
   * The margin that counts. Where a pupil may be absent unknown to us, another copy that fits a
   * pupil better does not rule out that the pupil wrote this one.
   */
  double margin(CopyChoice copy) {
    return attendance == Attendance.CLOSED
        ? copy.margin()
        : Math.min(copy.margin(), copy.ownMargin());
  }

  /** The margin that the copy needs, given before or not; empty where none is enough. */
  OptionalDouble needed(CopyChoice copy) {
    return calibration.needed(copy.copy().reading().form(), attendance, situation.toleratedError());
  }

  /** The smallest error that may be promised for this copy. */
  double smallestError(CopyChoice copy) {
    return calibration.smallestError(copy.copy().reading().form(), attendance);
  }

  ClassSituation situation() {
    return situation;
  }

  Calibration calibration() {
    return calibration;
  }

  /** How many pupils may sit the exam. */
  long expected() {
    return expected;
  }

  private MatchReason reason(CopyChoice copy) {
    if (copy.copy().reading().form() == Reading.Form.LOST) {
      return MatchReason.HEADER_LOST;
    }
    if (copy.copy().reading().form() == Reading.Form.EMPTY) {
      return copy.nearest().isEmpty() ? MatchReason.NOTHING_READ : MatchReason.FILE_NAME_ONLY;
    }
    if (copy.chosen() == null) {
      return withoutPupil(copy);
    }
    if (OtherSheets.disagree(copy.copy().reading(), copy.chosen().pupil(), roster)) {
      return MatchReason.SHEETS_DISAGREE;
    }
    if (copy.copy().reading().sheetSilent()) {
      return MatchReason.SHEET_SILENT;
    }
    if (copy.fileName().contradicts(copy.chosen().pupil(), roster)) {
      return MatchReason.FILE_NAME_DIFFERS;
    }
    MatchReason unlike = unlikeMeasured(copy);
    return unlike == null ? byMargin(copy) : unlike;
  }

  private MatchReason withoutPupil(CopyChoice copy) {
    if (copy.nearest().isEmpty() || Stranger.surprise(copy.nearest().getFirst().cost()) <= 0) {
      return MatchReason.NOT_ON_LIST;
    }
    int studentId = copy.nearest().getFirst().pupil().studentId();
    if (taken.contains(studentId)) {
      return MatchReason.PUPIL_TAKEN;
    }
    if (situation.absent().contains(studentId)) {
      return MatchReason.PUPIL_ABSENT;
    }
    if (!situation.expects(studentId)) {
      return MatchReason.PUPIL_NOT_EXPECTED;
    }
    return copy.possible().isEmpty() ? MatchReason.NOT_ON_LIST : MatchReason.COPIES_COMPETE;
  }

  /** Situations that no measurement speaks for; null where there is none. */
  private MatchReason unlikeMeasured(CopyChoice copy) {
    PairCost cost = copy.chosen().cost();
    int studentId = copy.chosen().pupil().studentId();
    if (!cost.lastName().isRead() || !cost.firstName().isRead()) {
      return MatchReason.NAME_UNREAD;
    }
    if (!cost.birthDate().isRead()) {
      return MatchReason.BIRTH_DATE_UNREAD;
    }
    if (lookalikes.hasHomonym(studentId) || mayBeShortened(copy)) {
      return MatchReason.HOMONYMS;
    }
    if (lookalikes.hasSimilar(studentId)) {
      return MatchReason.SAME_BIRTH_DATE;
    }
    if (isBlurred(copy) || copy.unsureness() > calibration.worstUnsureness()) {
      return MatchReason.POORLY_READ;
    }
    return expected > (long) LIKE_MEASURED * calibration.largestRoster(copy.copy().reading().form())
        ? MatchReason.ROSTER_TOO_LARGE
        : null;
  }

  private boolean mayBeShortened(CopyChoice copy) {
    CopyChoice.Near chosen = copy.chosen();
    return lookalikes.hasLonger(
        chosen.pupil(), chosen.cost(), copy.copy().reading(), needed(copy).orElse(0));
  }

  private MatchReason byMargin(CopyChoice copy) {
    OptionalDouble found = needed(copy);
    if (found.isEmpty()) {
      return MatchReason.TOLERANCE_TOO_SMALL;
    }
    double needed = found.getAsDouble();
    if (margin(copy) >= needed) {
      return contradicted(copy)
          ? MatchReason.FIELD_DIFFERS
          : differs(copy) ? MatchReason.NEARLY_AGREES : MatchReason.AGREES;
    }
    if (copy.margin() >= needed) {
      return MatchReason.ABSENTEES_UNKNOWN;
    }
    if (copy.ownMargin() >= needed) {
      return MatchReason.COPIES_COMPETE;
    }
    return differs(copy) ? MatchReason.FIELD_DIFFERS : MatchReason.TOO_CLOSE;
  }

  /** Whether a name of free writing was found with too many letters that only look alike. */
  static boolean isBlurred(CopyChoice copy) {
    return copy.copy().reading().form() == Reading.Form.FREE && blur(copy) > MOST_BLUR;
  }

  /** How much the more blurred of the two names is, in nats a letter. */
  static double blur(CopyChoice copy) {
    PairCost cost = copy.chosen().cost();
    return Math.max(cost.lastName().blurOfASign(), cost.firstName().blurOfASign());
  }

  /** Whether something else was read of a field than what the pupil would have written. */
  private static boolean contradicted(CopyChoice copy) {
    return copy.chosen().cost().fields().stream()
        .anyMatch(field -> field.agreement() == Agreement.DIFFERS);
  }

  private static boolean differs(CopyChoice copy) {
    return copy.chosen().cost().fields().stream()
        .anyMatch(field -> field.agreement() != Agreement.AGREES);
  }
}
