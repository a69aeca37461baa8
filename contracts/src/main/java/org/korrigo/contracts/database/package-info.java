/**
 * How the database fails, told apart for all; steps in it for which a worker or a command waits;
 * and the commands that run on it beside the service. Never knows what a statement or a command
 * means.
 */
package org.korrigo.contracts.database;
