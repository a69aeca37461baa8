/**
 * Optimistic concurrency by entity tags (design §5): which version of something a caller has seen.
 */
package org.korrigo.contracts.version;
