/**
 * What a user's programs have: a browser's HTTP with a token of one's own, and an ordinary Kafka
 * consumer. Must never know the suite's databases, files or classes.
 */
package org.korrigo.standalone.demo.client;
