package org.korrigo.exams.booklet;

/** What a booklet was cut from. */
public enum Paper {
  /** A folded sheet, a pupil's file, or pages that were cut before. */
  SHEET,
  /** Sides that are no folded sheets, of which a person made a sheet of a batch. */
  SINGLE_PAGES,
  /** A leaf of single pages that belongs to the sheet before it; the ledger counts no sheet. */
  ANNEX
}
