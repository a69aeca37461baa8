package org.korrigo.identification.decision;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;

/** Whose the copies are, for the secretariat alone: correctors and pupils learn nothing here. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class CopyResource {
  private final ShowingCopies showing;
  private final DecidingCopies deciding;
  private final Caller caller;

  CopyResource(ShowingCopies showing, DecidingCopies deciding, Caller caller) {
    this.showing = showing;
    this.deciding = deciding;
    this.caller = caller;
  }

  /** Copies of an exam, by keyset; {@code state} restricts them. */
  @GET
  @Path("/exams/{exam_id}/copies")
  @APIResponseSchema(CopyView[].class)
  public Uni<Response> list(
      @RestPath("exam_id") UUID examId,
      @RestQuery CopyState state,
      @RestQuery UUID after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return showing
        .page(examId, state, after, limit)
        .map(rows -> Pages.answer(rows, limit, uri, copy -> copy.copyId().toString()));
  }

  /** How many copies of an exam are how far, and how many pupils have none yet. */
  @GET
  @Path("/exams/{exam_id}/progress")
  public Uni<ProgressView> progress(@RestPath("exam_id") UUID examId) {
    return showing.progress(examId);
  }

  /** A copy, with its entity tag; 404 if there is none. */
  @GET
  @Path("/copies/{copy_id}")
  @APIResponseSchema(CopyView.class)
  public Uni<Response> read(@RestPath("copy_id") UUID copyId) {
    return showing.one(copyId).map(AskedOfCopy::tagged);
  }

  /**
   * Gives a copy to a pupil, or takes it back with {@code {"student_id": null}}; no rule changes it
   * any more. The same said twice is said once. 409 already-identified if the pupil has another
   * copy of the exam; its id is {@code copy_id}. 409 illegal-transition while results are released.
   * 428 without {@code If-Match} over another person's word.
   */
  @PUT
  @Path("/copies/{copy_id}/student")
  @APIResponseSchema(CopyView.class)
  public Uni<Response> decide(
      @RestPath("copy_id") UUID copyId, @BeanParam AskedOfCopy asked, @NotNull NewOwner owner) {
    Integer student = owner.student();
    PersonsRequest request = asked.by(caller.subject());
    return (student == null
            ? deciding.takeBack(copyId, request)
            : deciding.decide(copyId, student, request))
        .map(AskedOfCopy::tagged);
  }
}
