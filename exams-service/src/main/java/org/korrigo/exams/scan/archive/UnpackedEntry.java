package org.korrigo.exams.scan.archive;

import java.nio.file.Path;

/**
 * A paper out of an archive.
 *
 * @param name as the archive says, folders and all; never a path to anything here
 * @param content a temporary file, the caller's to store or delete
 * @param size in bytes
 */
public record UnpackedEntry(String name, Path content, long size) {}
