package org.korrigo.exams.scan;

import org.korrigo.contracts.storage.StoredFile;

/**
 * A scan that passed every check and is in the store.
 *
 * @param sides number of sides
 * @param pagesPerCopy A4 pages of a copy as proposed
 */
record TakenScan(StoredFile file, int sides, int pagesPerCopy) {}
