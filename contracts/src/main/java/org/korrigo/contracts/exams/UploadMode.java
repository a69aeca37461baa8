package org.korrigo.contracts.exams;

/** How an exam's paper comes in (domain §1). */
public enum UploadMode {
  /** Batches of folded A3 sheets, both sides, as a school copier scans them. */
  BATCH_A3,
  /** One file per pupil, A4 pages. */
  INDIVIDUAL_A4
}
