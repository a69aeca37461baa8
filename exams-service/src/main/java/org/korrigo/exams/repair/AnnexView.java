package org.korrigo.exams.repair;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A leaf of single pages among the sheets of a scan, and where it belongs.
 *
 * @param leaf its place among the leaves of the scan, from 1
 * @param frontSide the side that is read first
 * @param backSide its other side, or null if it was not scanned
 * @param frontWhite whether nothing is on the front
 * @param backWhite whether nothing is on the back
 * @param turn degrees clockwise by which it becomes upright: 0 or 180; the doubt says so where that
 *     is not known
 * @param waits whether nobody has decided about any of its sides
 * @param copyId the copy it is in; while it waits, the copy of the sheet before it; null if that is
 *     itself in question, or if the leaf is in no copy
 * @param confidence how probable it seemed to the job that it is an annex of the copy of the sheet
 *     before it, lying as said: from 0 to 1, and 0 where that copy was in question. From 0.999 on
 *     (decision 17) the job put it there without a question, if it could be cut. It is the job's
 *     word about its own proposal: it stays the same whatever a person decides
 * @param doubt what speaks against that; such a leaf is put nowhere unless it is named
 */
@Schema
record AnnexView(
    int leaf,
    int frontSide,
    Integer backSide,
    boolean frontWhite,
    boolean backWhite,
    int turn,
    boolean waits,
    UUID copyId,
    double confidence,
    String doubt) {}
