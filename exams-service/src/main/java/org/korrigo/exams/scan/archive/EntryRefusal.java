package org.korrigo.exams.scan.archive;

/**
 * A refused entry.
 *
 * @param entry its name; empty for the archive as a whole
 * @param fault the kind of fault
 * @param message one sentence for the person who sent it
 */
public record EntryRefusal(String entry, ArchiveFault fault, String message) {}
