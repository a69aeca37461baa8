package org.korrigo.exams.scan;

import java.nio.file.Path;

/**
 * A file as it was sent.
 *
 * @param content where it was streamed to; taken away or left to be deleted with the request
 * @param name as the client says
 * @param size in bytes
 * @param pagesPerCopy A4 pages of a copy as the client says, or null
 * @param forced whether to take it although it was taken before
 */
record IncomingScan(Path content, String name, long size, String pagesPerCopy, boolean forced) {}
