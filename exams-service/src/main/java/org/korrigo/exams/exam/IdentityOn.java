package org.korrigo.exams.exam;

/** Which sheets of a copy bear their writer's name at the top of the first page. */
public enum IdentityOn {
  /** Every sheet: the national model, and the safe assumption. */
  EVERY_SHEET,
  /** Only the first sheet of a copy; on the others the same place holds answers. */
  FIRST_SHEET
}
