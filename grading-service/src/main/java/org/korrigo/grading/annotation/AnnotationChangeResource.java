package org.korrigo.grading.annotation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.grading.copy.Corrector;

/** Many changes of a copy's annotations in one request. */
@Path("/copies/{id}/annotation-changes")
@Cancellable(false)
class AnnotationChangeResource {
  private final ChangingAnnotations changing;
  private final Caller caller;

  AnnotationChangeResource(ChangingAnnotations changing, Caller caller) {
    this.changing = changing;
    this.caller = caller;
  }

  /**
   * Makes 1 to 200 changes, all or none. 400 names what is wrong by change ({@code
   * changes[3].annotation.x}); 412 {@code stale-version}, or 409 {@code conflict} where ids of new
   * annotations are taken, carries {@code conflicts}: each change that does not fit, with the
   * annotation as it is. The same {@code Idempotency-Key} twice is one request.
   */
  @POST
  @RolesAllowed(Roles.TEACHER)
  public Uni<AnnotationChangesView> change(
      @PathParam("id") UUID copyId,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewAnnotationChanges changes) {
    return changing.change(
        copyId, changes, new Corrector(token, caller.subject(), Instant.now(), key));
  }
}
