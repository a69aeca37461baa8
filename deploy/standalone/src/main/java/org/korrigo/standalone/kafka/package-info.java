/**
 * A single Kafka broker of our own and the topics of the contracts. Must never know what an event
 * says.
 */
package org.korrigo.standalone.kafka;
