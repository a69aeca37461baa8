package org.korrigo.identification.matching;

/**
 * Why a copy was given to a pupil by rule, or left to a person. The first two are given, all others
 * are asked.
 */
public enum MatchReason {
  /** Every field agrees, and nobody else is near. */
  AGREES,
  /**
   * The margin is enough, and some field was not read exactly as the pupil would have written; none
   * is something else.
   */
  NEARLY_AGREES,
  /** The header is empty or could not be read. */
  NOTHING_READ,
  /** The picture of the header is lost. */
  HEADER_LOST,
  /** Only the name of the copy's file tells who may have written it. */
  FILE_NAME_ONLY,
  /** The name of the copy's file names another pupil than the header. */
  FILE_NAME_DIFFERS,
  /** A name has no reading. */
  NAME_UNREAD,
  /** The birth date has no reading. */
  BIRTH_DATE_UNREAD,
  /** The sheets of the copy name different pupils. */
  SHEETS_DISAGREE,
  /** A sheet that should say whose the copy is says nothing: the first, or one that was erased. */
  SHEET_SILENT,
  /** Nobody on the list is nearer than a stranger would be. */
  NOT_ON_LIST,
  /** The nearest pupil has another copy, by a person's word or while its sheets are read again. */
  PUPIL_TAKEN,
  /** The nearest pupil is known to be absent. */
  PUPIL_ABSENT,
  /** The nearest pupil does not sit this exam. */
  PUPIL_NOT_EXPECTED,
  /** The nearest pupil has a namesake, or somebody has the pupil's names and others besides. */
  HOMONYMS,
  /** Another pupil has the same birth date and a similar name. */
  SAME_BIRTH_DATE,
  /** Another copy claims the same pupil. */
  COPIES_COMPETE,
  /** A pupil as near is ruled out only by another copy, and it is not known who was absent. */
  ABSENTEES_UNKNOWN,
  /**
   * A field is something else than the pupil's, or only similar and the margin is less than the
   * tolerated error needs.
   */
  FIELD_DIFFERS,
  /** The margin is less than the tolerated error needs. */
  TOO_CLOSE,
  /** The reading is worse than any that was measured, or letters of a name only look alike. */
  POORLY_READ,
  /** The roster is larger than any that was measured. */
  ROSTER_TOO_LARGE,
  /** The tolerated error is smaller than what was measured can promise. */
  TOLERANCE_TOO_SMALL;

  /** Whether the copy is given by rule. */
  public boolean isAutomatic() {
    return this == AGREES || this == NEARLY_AGREES;
  }
}
