package org.korrigo.grading.audit;

/**
 * Something that is stored otherwise than the journal tells, or that the journal contradicts itself
 * in.
 *
 * @param place of the line that contradicts the ones before it, from 1; null where the whole
 *     journal tells otherwise than what is stored
 * @param what e.g. {@code score ex1_q1}, {@code annotation} with its id, {@code final total},
 *     {@code finalised by}; {@code copy} where there is none any more
 * @param journal the value by the journal, or by its lines up to there; null for none
 * @param stored the value that is stored, or that the line says; null for none
 */
record Difference(Integer place, String what, Object journal, Object stored) {}
