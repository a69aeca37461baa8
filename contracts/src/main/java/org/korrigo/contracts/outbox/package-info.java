/**
 * Events on their way out: appended in the transaction of the change, sent by a relay after the
 * commit. Decides order and delivery; never knows what an event means.
 */
package org.korrigo.contracts.outbox;
