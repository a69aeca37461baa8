package org.korrigo.exams.handover;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;

/** Handing an exam's copies to grading, for the secretariat. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class HandOverResource {
  private final HandingOver handingOver;
  private final Caller caller;

  HandOverResource(HandingOver handingOver, Caller caller) {
    this.handingOver = handingOver;
    this.caller = caller;
  }

  /**
   * Hands over every copy of the exam that is in STAGING: 202 with the work to follow and its
   * place. With an {@code Idempotency-Key} (a UUID, which becomes its id) a repeated request
   * answers 200 with the first one's.
   */
  @POST
  @Path("/{exam_id}/hand-overs")
  public Uni<Response> request(
      @RestPath("exam_id") UUID examId,
      @HeaderParam("Idempotency-Key") UUID key,
      @Context UriInfo uri) {
    return handingOver
        .request(examId, key == null ? UUID.randomUUID() : key, caller.subject(), Instant.now())
        .map(
            requested ->
                Response.status(requested.created() ? 202 : 200)
                    .location(
                        uri.getBaseUriBuilder()
                            .path("hand-overs")
                            .path(requested.handOver().id().toString())
                            .build())
                    .entity(requested.handOver())
                    .build());
  }

  /** How far the hand-over is, and which copies could not go, with the reason. */
  @GET
  @Path("/hand-overs/{id}")
  public Uni<HandOverView> show(@RestPath UUID id) {
    return handingOver.one(id);
  }

  /**
   * Server-sent events: the hand-over now, after every change, and at its end; after 15 seconds
   * without any the same again, so that the stream is not taken for dead.
   */
  @GET
  @Path("/hand-overs/{id}/events")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<HandOverView> follow(@RestPath UUID id) {
    handingOver.require(id);
    return handingOver.follow(id);
  }
}
