/**
 * Stored bytes on their way to a client: whole, in ranges, or not at all when the client has them.
 * Never knows what they show, nor who may see them.
 */
package org.korrigo.contracts.content;
