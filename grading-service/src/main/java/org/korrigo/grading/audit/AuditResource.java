package org.korrigo.grading.audit;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Roles;

/** Whether a copy's journal can be believed. */
@Path("/copies/{id}/journal/verification")
@Cancellable(false)
class AuditResource {
  private final Auditing auditing;

  AuditResource(Auditing auditing) {
    this.auditing = auditing;
  }

  /**
   * Holds the journal against its hashes, rebuilds points, remarks, annotations, total, state,
   * finaliser, annotated PDFs and release from it alone, and compares them with what is stored. A
   * copy that it tells of as handed over and that is not there is the difference {@code copy}.
   * Always 200, faults or not; 404 if nothing was ever done to such a copy.
   */
  @GET
  @RolesAllowed(Roles.ADMIN)
  public Uni<AuditView> verify(@PathParam("id") UUID copyId) {
    return auditing.copy(copyId);
  }
}
