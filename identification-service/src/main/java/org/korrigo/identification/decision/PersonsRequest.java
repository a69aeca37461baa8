package org.korrigo.identification.decision;

import java.time.Instant;
import java.util.UUID;

/**
 * What every request at the desk brings besides the copy.
 *
 * @param personId the caller's subject
 * @param seen the version of the copy that the person has seen, or null
 * @param key the caller's idempotency key, which becomes the id of the line of the trail, or null
 * @param next whether the answer is to tell the next copy of the queue
 */
record PersonsRequest(String personId, Integer seen, UUID key, boolean next, Instant now) {}
