/**
 * What every event has in common: the catalogue of types and topics, the CloudEvents attributes.
 * Knows each event's record; never knows how events are stored or sent.
 */
package org.korrigo.contracts.event;
