package org.korrigo.grading.copy;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;

/** The right to mark a copy. */
@Path("/copies/{id}/lock")
@Cancellable(false)
class LockResource {
  private final LockingCopies lockingCopies;
  private final Caller caller;
  private final SecurityIdentity identity;

  LockResource(LockingCopies lockingCopies, Caller caller, SecurityIdentity identity) {
    this.lockingCopies = lockingCopies;
    this.caller = caller;
    this.identity = identity;
  }

  /** Why a lock is broken: told to whoever loses it, and journalled. */
  record Breaking(@NotBlank @Size(max = 500) String reason) {}

  /**
   * Locks the copy for the teacher who asks: 201 with the token, 423 {@code copy-locked} with the
   * name of the other one who marks it, since when and until when, 403 if it is assigned to another
   * one. Whoever holds it already gets a new token, and the old one is worthless from then on.
   */
  @POST
  @RolesAllowed(Roles.TEACHER)
  public Uni<Response> lock(@PathParam("id") UUID id) {
    return lockingCopies
        .lock(id, Teacher.calling(caller, identity), Instant.now())
        .map(lock -> Response.status(Response.Status.CREATED).entity(lock).build());
  }

  /**
   * A heartbeat: the lock lasts for its whole duration again; 409 {@code lock-lost} if it ended,
   * with the {@code reason}, what to do, and who marks the copy now if anybody does.
   */
  @PUT
  @RolesAllowed(Roles.TEACHER)
  public Uni<LockView> extend(@PathParam("id") UUID id, @HeaderParam("Lock-Token") UUID token) {
    return lockingCopies.extend(id, new Corrector(token, caller.subject(), Instant.now()));
  }

  /**
   * Gives the copy back: LOCKED → READY; what was marked so far stays. The same {@code
   * Idempotency-Key} twice gives it back once, whoever has locked it since.
   */
  @DELETE
  @RolesAllowed(Roles.TEACHER)
  public Uni<Void> unlock(
      @PathParam("id") UUID id,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam("Idempotency-Key") UUID key) {
    return lockingCopies.unlock(id, new Corrector(token, caller.subject(), Instant.now(), key));
  }

  /**
   * Takes the copy away from whoever marks it, with a reason of at most 500 characters that is
   * journalled and that the teacher is told with the next {@code lock-lost}; 409 {@code
   * illegal-transition} if nobody marks it. The same {@code Idempotency-Key} twice takes it away
   * once, whoever has locked it since.
   */
  @POST
  @Path("/breaking")
  @RolesAllowed(Roles.ADMIN)
  public Uni<Void> breakLock(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid Breaking breaking) {
    return lockingCopies.breakLock(
        id, breaking.reason(), new Sender(caller.subject(), Instant.now(), key));
  }
}
