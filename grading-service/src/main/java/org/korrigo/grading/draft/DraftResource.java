package org.korrigo.grading.draft;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.grading.copy.Corrector;
import org.korrigo.grading.copy.Viewer;

/** The caller's own draft of a copy; nobody reads another's. */
@Path("/copies/{id}/draft")
@RolesAllowed(Roles.TEACHER)
@Cancellable(false)
class DraftResource {
  private final Drafting drafting;
  private final Caller caller;

  DraftResource(Drafting drafting, Caller caller) {
    this.drafting = drafting;
    this.caller = caller;
  }

  /** The draft with its version as entity tag; 404 if there is none. */
  @GET
  public Uni<Response> read(@PathParam("id") UUID copyId) {
    return drafting.read(copyId, Viewer.of(caller, Instant.now())).map(DraftResource::answer);
  }

  /**
   * Saves the draft; needs the copy's lock, and {@code If-Match} unless it is the first. 412 if a
   * newer one was saved, 409 if another window under the same lock saved one; both tell what is
   * stored. The same {@code Idempotency-Key} twice is one write.
   */
  @PUT
  public Uni<Response> save(
      @PathParam("id") UUID copyId,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam("Idempotency-Key") UUID key,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen,
      @NotNull @Valid NewDraft draft) {
    return drafting
        .save(
            copyId,
            draft,
            version(seen),
            new Corrector(token, caller.subject(), Instant.now(), key))
        .map(DraftResource::answer);
  }

  /** Throws the draft away; needs the copy's lock; 204 also if there is none. */
  @DELETE
  public Uni<Void> delete(@PathParam("id") UUID copyId, @HeaderParam("Lock-Token") UUID token) {
    return drafting.delete(copyId, new Corrector(token, caller.subject(), Instant.now()));
  }

  private static Integer version(String ifMatch) {
    if (ifMatch == null) {
      return null;
    }
    if (!ifMatch.matches("\"\\d{1,9}\"")) {
      throw Problem.invalid("If-Match", "must be an entity tag that this service has given");
    }
    return Integer.valueOf(ifMatch.substring(1, ifMatch.length() - 1));
  }

  private static Response answer(DraftView draft) {
    return Response.ok(draft).tag(Integer.toString(draft.version())).build();
  }
}
