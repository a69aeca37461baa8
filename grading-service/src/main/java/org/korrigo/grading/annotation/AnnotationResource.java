package org.korrigo.grading.annotation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.annotation.Annotating.Drawn;
import org.korrigo.grading.copy.Corrector;

/** Annotations of a copy; every write needs the token of the copy's lock. */
@Path("/")
class AnnotationResource {
  private final Annotating annotating;
  private final Caller caller;

  AnnotationResource(Annotating annotating, Caller caller) {
    this.annotating = annotating;
    this.caller = caller;
  }

  /** All annotations of the copy, in reading order. */
  @GET
  @Path("/copies/{id}/annotations")
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  Uni<List<AnnotationView>> ofCopy(@PathParam("id") UUID copyId) {
    return annotating.ofCopy(copyId);
  }

  /**
   * Draws an annotation inside a page that the copy has: 201 with its entity tag; 200 with what is
   * there if the same {@code Idempotency-Key} was used before.
   */
  @POST
  @Path("/copies/{id}/annotations")
  @RolesAllowed(Roles.TEACHER)
  Uni<Response> create(
      @PathParam("id") UUID copyId,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewAnnotation annotation) {
    return annotating
        .create(key == null ? UUID.randomUUID() : key, copyId, annotation, corrector(token))
        .map(AnnotationResource::answer);
  }

  /** Draws it anew, wherever it is on the copy; 412 unless {@code If-Match} is its entity tag. */
  @PUT
  @Path("/annotations/{id}")
  @RolesAllowed(Roles.TEACHER)
  Uni<Response> change(
      @PathParam("id") UUID id,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen,
      @NotNull @Valid NewAnnotation annotation) {
    return annotating
        .change(id, version(seen), annotation, corrector(token))
        .map(changed -> answer(Status.OK, changed));
  }

  /** Wipes it; 412 unless {@code If-Match} is its entity tag. */
  @DELETE
  @Path("/annotations/{id}")
  @RolesAllowed(Roles.TEACHER)
  Uni<Void> delete(
      @PathParam("id") UUID id,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen) {
    return annotating.delete(id, version(seen), corrector(token));
  }

  private Corrector corrector(UUID token) {
    return new Corrector(token, caller.subject(), Instant.now());
  }

  private static long version(String ifMatch) {
    if (ifMatch == null) {
      throw new Problem(
          ProblemType.PRECONDITION_REQUIRED, "The header If-Match is needed: the version you saw.");
    }
    if (!ifMatch.matches("\"\\d{1,18}\"")) {
      throw Problem.invalid("If-Match", "must be an entity tag that this service has given");
    }
    return Long.parseLong(ifMatch.substring(1, ifMatch.length() - 1));
  }

  private static Response answer(Drawn drawn) {
    return answer(drawn.isNew() ? Status.CREATED : Status.OK, drawn.annotation());
  }

  private static Response answer(Status status, AnnotationView annotation) {
    return Response.status(status)
        .entity(annotation)
        .tag(Long.toString(annotation.version()))
        .build();
  }
}
