package org.korrigo.contracts.inbox;

/**
 * What a replay of dead letters did.
 *
 * @param applied letters whose event has now taken effect
 * @param failed letters that went back to the dead letters
 */
public record ReplayReport(int applied, int failed) {}
