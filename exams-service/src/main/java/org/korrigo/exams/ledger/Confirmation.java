package org.korrigo.exams.ledger;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A person's word that a scan is in order.
 *
 * @param confirmedById the account that gave it
 * @param question what was asked of the scan and is answered by it; null if nothing was
 * @param sidesReadAgain open sides that were read again by it
 * @param takenBackAt when the reading that it caused was cancelled; null if it was not
 */
@Schema
record Confirmation(
    String confirmedById,
    Instant confirmedAt,
    String question,
    int sidesReadAgain,
    Instant takenBackAt) {}
