package org.korrigo.exams.scan;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * What a person says of a scan besides that its sides are in order.
 *
 * @param fold where its sheets are folded, as a part of the width of each side once upright, from
 *     0.4 to 0.6, as one word cuts all of them; null if that is not said
 */
record NewConfirmation(@DecimalMin("0.4") @DecimalMax("0.6") Double fold) {
  /** What a request without a body says. */
  static final NewConfirmation OF_ORDER = new NewConfirmation(null);
}
