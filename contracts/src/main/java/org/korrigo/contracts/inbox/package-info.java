/**
 * Events coming in: applied once, in the transaction of their effect; put with the dead letters
 * when they cannot be, and replayed on command. Never knows what an event means.
 */
package org.korrigo.contracts.inbox;
