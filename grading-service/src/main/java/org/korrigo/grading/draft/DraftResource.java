package org.korrigo.grading.draft;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.version.SeenVersion;
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

  /**
   * The draft with its version as entity tag, also if the copy is another's by now; 404 if there is
   * none.
   */
  @GET
  public Uni<Response> read(@PathParam("id") UUID copyId) {
    return drafting.read(copyId, Viewer.of(caller, Instant.now())).map(DraftResource::answer);
  }

  /**
   * Saves the draft; needs the copy's lock, and {@code If-Match} if there is one. 412 if a newer
   * one was saved or it was thrown away, 409 if another window under the same lock saved one; both
   * tell what is stored. The same {@code Idempotency-Key} twice is one write; 204 if what it saved
   * was thrown away since.
   */
  @PUT
  public Uni<Response> save(
      @PathParam("id") UUID copyId,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam("Idempotency-Key") UUID key,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen,
      @NotNull @Valid NewDraft draft) {
    return drafting
        .save(copyId, draft, SeenVersion.optional(seen), corrector(token, key))
        .map(saved -> saved == null ? Response.noContent().build() : answer(saved));
  }

  /**
   * Throws the draft away; 204 also if there is none. Refused as saving is: 428 without {@code
   * If-Match}, 412 if a newer one was saved, 409 if another window under the same lock saved it.
   * The copy's lock is needed while the caller marks the copy; a draft of a copy that is not the
   * caller's any more goes without.
   *
   * @param clientId which window this is, as it says when it saves
   */
  @DELETE
  public Uni<Void> delete(
      @PathParam("id") UUID copyId,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam("Idempotency-Key") UUID key,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen,
      @QueryParam("client_id") @Size(max = NewDraft.LONGEST_CLIENT_ID) String clientId) {
    return drafting.delete(copyId, clientId, SeenVersion.optional(seen), corrector(token, key));
  }

  private Corrector corrector(UUID token, UUID key) {
    return new Corrector(token, caller.subject(), Instant.now(), key);
  }

  private static Response answer(DraftView draft) {
    return Response.ok(draft).tag(Integer.toString(draft.version())).build();
  }
}
