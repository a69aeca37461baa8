/**
 * The events that grading-service publishes: the audit journal of every copy, and the release of
 * results.
 */
package org.korrigo.contracts.grading;
