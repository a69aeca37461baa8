/**
 * The audit journal (domain §1, GradingEvent): append-only, and published as it is written. Decides
 * that what happened is kept and told; never knows what a copy is nor whose it is.
 */
package org.korrigo.grading.journal;
