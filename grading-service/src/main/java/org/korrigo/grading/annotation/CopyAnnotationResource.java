package org.korrigo.grading.annotation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;
import org.korrigo.grading.annotation.Annotating.Drawn;
import org.korrigo.grading.copy.Corrector;
import org.korrigo.grading.copy.Viewer;

/** The annotations of a copy; every write needs the token of the copy's lock. */
@Path("/copies/{id}/annotations")
@Cancellable(false)
class CopyAnnotationResource {
  private final Annotating annotating;
  private final Caller caller;

  CopyAnnotationResource(Annotating annotating, Caller caller) {
    this.annotating = annotating;
    this.caller = caller;
  }

  /** The copy's annotations in reading order, by keyset. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<Response> ofCopy(
      @PathParam("id") UUID copyId,
      @QueryParam("after") String after,
      @QueryParam("limit") @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return annotating
        .ofCopy(
            copyId,
            AnnotationCursor.parse(after),
            Pages.rowsToRead(limit),
            Viewer.of(caller, Instant.now()))
        .map(rows -> Pages.answer(rows, limit, uri, last -> AnnotationCursor.of(last).toString()));
  }

  /**
   * Draws an annotation inside a page that the copy has: 201 with its entity tag; 200 with what is
   * there if the same {@code Idempotency-Key} was used before, 409 if it was for another one. The
   * content is a text or a drawing: {@link AnnotationContent}.
   */
  @POST
  @RolesAllowed(Roles.TEACHER)
  public Uni<Response> create(
      @PathParam("id") UUID copyId,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewAnnotation annotation) {
    return annotating
        .create(key == null ? UUID.randomUUID() : key, copyId, annotation, corrector(token, key))
        .map(CopyAnnotationResource::answer);
  }

  /**
   * Undoes the deletion of an annotation: 200 with the annotation, its id the same and its version
   * one more, also if it is there already. 404 unless the caller deleted it under the lock that
   * still lasts.
   */
  @POST
  @Path("/{annotation_id}/restoration")
  @RolesAllowed(Roles.TEACHER)
  public Uni<Response> restore(
      @PathParam("id") UUID copyId,
      @PathParam("annotation_id") UUID annotationId,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam("Idempotency-Key") UUID key) {
    return annotating
        .restore(copyId, annotationId, corrector(token, key))
        .map(there -> Response.ok(there).tag(Long.toString(there.version())).build());
  }

  private Corrector corrector(UUID token, UUID key) {
    return new Corrector(token, caller.subject(), Instant.now(), key);
  }

  private static Response answer(Drawn drawn) {
    return Response.status(drawn.isNew() ? Status.CREATED : Status.OK)
        .entity(drawn.annotation())
        .tag(Long.toString(drawn.annotation().version()))
        .build();
  }
}
