package org.korrigo.exams.repair;

/** A request that may say why. */
interface Reasoned {

  /** In words, without a pupil's name; null for none. */
  String reason();
}
