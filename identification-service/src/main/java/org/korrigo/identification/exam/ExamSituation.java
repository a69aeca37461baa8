package org.korrigo.identification.exam;

import java.util.Set;

/**
 * What the matching of an exam's copies depends on, besides the copies.
 *
 * @param expected the pupils who were to write it, or null when nobody said who they are
 * @param absent the pupils of whom a person said that they were absent
 * @param toleratedError the part of automatic decisions that may be wrong, above 0
 * @param released whether pupils read their results: then no decision changes
 */
public record ExamSituation(
    Set<Integer> expected, Set<Integer> absent, double toleratedError, boolean released) {}
