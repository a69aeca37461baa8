package org.korrigo.exams.repair;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;

/** The journal of what persons did to the paper, for the secretariat. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class ActionResource {
  private final ListingActions listing;
  private final UndoingActions undoing;
  private final Caller caller;

  ActionResource(ListingActions listing, UndoingActions undoing, Caller caller) {
    this.listing = listing;
    this.undoing = undoing;
    this.caller = caller;
  }

  /** Actions of an exam, the newest first, by keyset. */
  @GET
  @Path("/{exam_id}/actions")
  @Operation(summary = "What persons did to the paper of an exam")
  public Uni<Response> list(
      @RestPath("exam_id") UUID examId,
      @RestQuery UUID after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return listing
        .page(examId, after, limit)
        .map(page -> Pages.answer(page, limit, uri, action -> action.id().toString()));
  }

  /** One action. */
  @GET
  @Path("/actions/{id}")
  @Operation(summary = "One action")
  public Uni<ActionView> show(@RestPath UUID id) {
    return listing.one(id);
  }

  /**
   * Puts back what the action changed. 409 conflict if it was undone already, 409 copy-handed-over
   * when grading has a copy concerned, or one among whose sheets a side would be open again, 412
   * stale-version naming what was changed since.
   */
  @POST
  @Path("/actions/{id}/undo")
  @Operation(summary = "Undo an action")
  public Uni<ActionView> undo(@RestPath UUID id) {
    return undoing.undo(id, caller.subject(), Instant.now());
  }
}
