package org.korrigo.grading.journal;

/**
 * Something that is wrong with a copy's journal.
 *
 * @param place where, from 1
 * @param kind what kind of fault it is
 * @param message what is wrong, for a person
 */
public record JournalFault(int place, FaultKind kind, String message) {}
