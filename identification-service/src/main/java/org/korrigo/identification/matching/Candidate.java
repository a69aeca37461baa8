package org.korrigo.identification.matching;

/**
 * A pupil whose header it could be.
 *
 * @param studentId the pupil
 * @param score 1 when everything agrees, 0 when nothing does
 */
public record Candidate(int studentId, double score) {}
