package org.korrigo.grading.statistics;

/**
 * The marks of a group.
 *
 * @param name of the variant or the class; null for the copies without one
 */
record GroupSummary(String name, Summary marks) {}
