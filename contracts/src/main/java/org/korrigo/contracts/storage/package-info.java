/**
 * Stored files: references, slices, and the store behind them. Decides where bytes live and that
 * they are what was stored; never knows what is in them.
 */
package org.korrigo.contracts.storage;
