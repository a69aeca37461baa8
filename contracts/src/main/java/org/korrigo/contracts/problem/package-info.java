/**
 * Refusals as RFC 9457 problem documents: the one table of types, and the mapping of every
 * exception to one of them. An unknown error is a 500 without detail.
 */
package org.korrigo.contracts.problem;
