/** The events that identification-service publishes: whose a copy is, by id, never by name. */
package org.korrigo.contracts.identification;
