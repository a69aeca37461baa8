/**
 * Keeps child processes alive: start, readiness, restart with a growing pause, ordered stop, and
 * what an earlier supervisor left behind. Must never know what the processes do.
 */
package org.korrigo.standalone.process;
