/**
 * What runs: which processes, in which order, with which configuration, over which data directory.
 * Knows every part by its public promise only; what a service does inside stays with the service.
 */
package org.korrigo.standalone.suite;
