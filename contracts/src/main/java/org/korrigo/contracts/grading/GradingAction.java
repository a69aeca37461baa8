package org.korrigo.contracts.grading;

/** The nine things that the journal records about a copy (domain §1). */
public enum GradingAction {
  IMPORT,
  VALIDATE,
  LOCK,
  UNLOCK,
  CREATE_ANN,
  UPDATE_ANN,
  DELETE_ANN,
  FINALIZE,
  EXPORT
}
