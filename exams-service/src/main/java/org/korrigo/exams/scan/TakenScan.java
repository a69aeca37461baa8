package org.korrigo.exams.scan;

import org.korrigo.contracts.storage.StoredFile;

/**
 * A scan that passed every check and is in the store.
 *
 * @param name the file's name as the client says
 * @param sides number of sides
 */
record TakenScan(StoredFile file, String name, int sides) {}
