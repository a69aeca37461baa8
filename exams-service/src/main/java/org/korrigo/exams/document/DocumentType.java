package org.korrigo.exams.document;

/** What a reference paper is (domain §1, {@code doc_type}). */
enum DocumentType {
  /** The subject that the pupils had before them. */
  SUJET,
  /** The worked answers. */
  CORRIGE,
  /** The marking guide on paper. */
  BAREME
}
