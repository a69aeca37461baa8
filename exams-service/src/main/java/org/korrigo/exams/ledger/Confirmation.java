package org.korrigo.exams.ledger;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A person's word that a scan is in order, and maybe for where its sheets are folded.
 *
 * @param confirmedById the account that gave it
 * @param question what was asked of the scan and is answered by it; null if nothing was
 * @param fold where the sheets are folded by it, as a part of the width of a side; null if it does
 *     not say
 * @param sidesReadAgain open sides that were read again by it
 * @param takenBackAt when the reading that it caused was cancelled; null if it was not
 */
@Schema
record Confirmation(
    String confirmedById,
    Instant confirmedAt,
    String question,
    Double fold,
    int sidesReadAgain,
    Instant takenBackAt) {}
