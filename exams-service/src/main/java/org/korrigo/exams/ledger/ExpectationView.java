package org.korrigo.exams.ledger;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an exam expects, without the list of pupils.
 *
 * @param version 0 while nobody has said anything
 * @param hasRoster whether a list of pupils was given
 * @param students how many pupils are on it
 * @param sheets how many folded sheets, or null
 * @param statedById who said so last, or null
 */
@Schema
record ExpectationView(
    UUID examId,
    int version,
    boolean hasRoster,
    int students,
    Integer sheets,
    String statedById,
    Instant statedAt) {}
