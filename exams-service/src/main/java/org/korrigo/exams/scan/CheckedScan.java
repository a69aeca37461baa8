package org.korrigo.exams.scan;

/**
 * A file in which nothing wrong was found; it still lies where it was sent.
 *
 * @param sha256 of its content
 * @param sides number of sides
 */
record CheckedScan(IncomingFile file, String sha256, int sides) {}
