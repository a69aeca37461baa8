package org.korrigo.grading.journal;

import java.util.List;
import java.util.UUID;

/**
 * What a check of a copy's journal found.
 *
 * @param rows how many it has
 * @param hash the hash of its last row, 64 hexadecimal digits; null if there is none
 * @param faults what is wrong, by place; empty if nothing is
 */
public record CheckedJournal(UUID copyId, int rows, String hash, List<JournalFault> faults) {}
