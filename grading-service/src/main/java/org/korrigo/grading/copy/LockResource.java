package org.korrigo.grading.copy;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;

/** The right to mark a copy. */
@Path("/copies/{id}/lock")
class LockResource {
  private final LockingCopies lockingCopies;
  private final Caller caller;

  LockResource(LockingCopies lockingCopies, Caller caller) {
    this.lockingCopies = lockingCopies;
    this.caller = caller;
  }

  /**
   * Locks the copy for the teacher who asks: 201 with the token, 423 {@code copy-locked} while
   * another one marks it, 403 if it is assigned to another one. Whoever holds it already gets a new
   * token, and the old one is worthless from then on.
   */
  @POST
  @RolesAllowed(Roles.TEACHER)
  public Uni<Response> lock(@PathParam("id") UUID id) {
    return lockingCopies
        .lock(id, caller.subject(), Instant.now())
        .map(lock -> Response.status(Response.Status.CREATED).entity(lock).build());
  }

  /**
   * A heartbeat: the lock lasts for its whole duration again; 409 {@code lock-lost} if it ended.
   */
  @PUT
  @RolesAllowed(Roles.TEACHER)
  public Uni<LockView> extend(@PathParam("id") UUID id, @HeaderParam("Lock-Token") UUID token) {
    return lockingCopies.extend(id, new Corrector(token, caller.subject(), Instant.now()));
  }

  /**
   * Gives the copy back. An admin needs no token: that breaks the lock of whoever holds it, and the
   * journal says so.
   */
  @DELETE
  @RolesAllowed({Roles.TEACHER, Roles.ADMIN})
  public Uni<Void> unlock(@PathParam("id") UUID id, @HeaderParam("Lock-Token") UUID token) {
    Instant now = Instant.now();
    return caller.is(Roles.ADMIN) && token == null
        ? lockingCopies.breakLock(id, caller.subject(), now)
        : lockingCopies.unlock(id, new Corrector(token, caller.subject(), now));
  }
}
