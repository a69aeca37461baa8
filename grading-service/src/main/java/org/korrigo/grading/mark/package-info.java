/**
 * Marks as numbers (domain §3): the scale's leaves, what is a valid score, the total, the mark out
 * of 20. Pure: knows no copy, no database, no HTTP.
 */
package org.korrigo.grading.mark;
