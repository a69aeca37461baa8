package org.korrigo.exams.scan;

import java.nio.file.Path;

/**
 * A file as it was sent, by itself or in an archive.
 *
 * @param content where it was streamed to; taken away or deleted with the request
 * @param name as the client says; it is never used as a path
 * @param size in bytes
 */
record IncomingFile(Path content, String name, long size) {}
