package org.korrigo.grading.annotation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
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
import org.korrigo.contracts.version.SeenVersion;
import org.korrigo.grading.copy.Corrector;

/**
 * One annotation; every write needs the token of its copy's lock. The same {@code Idempotency-Key}
 * twice is one write: the answer is the annotation as it is by now, or was before it was wiped.
 */
@Path("/annotations/{id}")
@Cancellable(false)
class AnnotationResource {
  private final Annotating annotating;
  private final Caller caller;

  AnnotationResource(Annotating annotating, Caller caller) {
    this.annotating = annotating;
    this.caller = caller;
  }

  /** Draws it anew, wherever it is on the copy; 412 unless {@code If-Match} is its entity tag. */
  @PUT
  @RolesAllowed(Roles.TEACHER)
  public Uni<Response> change(
      @PathParam("id") UUID id,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewAnnotation annotation) {
    return annotating
        .change(id, SeenVersion.required(seen), annotation, corrector(token, key))
        .map(changed -> Response.ok(changed).tag(Long.toString(changed.version())).build());
  }

  /** Wipes it; 412 unless {@code If-Match} is its entity tag. */
  @DELETE
  @RolesAllowed(Roles.TEACHER)
  public Uni<Void> delete(
      @PathParam("id") UUID id,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen,
      @HeaderParam("Idempotency-Key") UUID key) {
    return annotating.delete(id, SeenVersion.required(seen), corrector(token, key));
  }

  private Corrector corrector(UUID token, UUID key) {
    return new Corrector(token, caller.subject(), Instant.now(), key);
  }
}
