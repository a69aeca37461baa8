package org.korrigo.grading.release;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How far an exam's results are out.
 *
 * @param releasedAt since when pupils read their results, or null
 * @param copies how many the exam has
 * @param released how many of them their pupils can read
 * @param obstructed those that cannot be given to anyone as they stand
 */
record ReleaseView(
    UUID examId, Instant releasedAt, int copies, int released, List<ObstructedCopy> obstructed) {}
