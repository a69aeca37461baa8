package org.korrigo.exams.repair;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.exams.repair.Acting.Acted;
import org.korrigo.exams.row.RequestDigest;

/** How actions are asked for and answered: the one shape of all of them. */
@ApplicationScoped
class Answers {
  private final Caller caller;

  Answers(Caller caller) {
    this.caller = caller;
  }

  /**
   * Does what was asked for.
   *
   * @param body says why; null for no reason
   * @param act does it on the occasion of this request
   * @return 201 with the action and its place; 200 if the same idempotency key did it before
   */
  Uni<Response> to(
      Asked asked, ActionKind kind, Reasoned body, Function<Occasion, Uni<Acted>> act) {
    return act.apply(occasion(asked, kind, body)).map(acted -> of(acted, asked));
  }

  /** The occasion of a request. */
  Occasion occasion(Asked asked, ActionKind kind, Reasoned body) {
    return new Occasion(
        asked.key == null ? UUID.randomUUID() : asked.key,
        kind,
        RequestDigest.of(asked.uri.getPath(), body),
        body == null ? null : body.reason(),
        caller.subject(),
        Instant.now());
  }

  private static Response of(Acted acted, Asked asked) {
    return Response.status(acted.done() ? 201 : 200)
        .location(
            asked
                .uri
                .getBaseUriBuilder()
                .path("actions")
                .path(acted.action().id().toString())
                .build())
        .entity(acted.action())
        .build();
  }
}
