package org.korrigo.exams.repair;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.exams.repair.Acting.Acted;

/** How actions are asked for and answered. */
final class Answers {
  private Answers() {}

  /** 201 with the action's place; 200 if the same idempotency key did it before. */
  static Response of(Acted acted, UriInfo uri) {
    return Response.status(acted.done() ? 201 : 200)
        .location(
            uri.getBaseUriBuilder().path("actions").path(acted.action().id().toString()).build())
        .entity(acted.action())
        .build();
  }

  /** The occasion of a request. */
  static Occasion occasion(UUID key, ActionKind kind, String reason, String actorId) {
    return new Occasion(
        key == null ? UUID.randomUUID() : key, kind, reason, actorId, Instant.now());
  }
}
