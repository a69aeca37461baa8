package org.korrigo.grading.dispatch;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;

/** Sharing an exam's copies among correctors. */
@Path("/exams/{exam_id}/dispatches")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class DispatchResource {
  private final Dispatching dispatching;
  private final Caller caller;

  DispatchResource(Dispatching dispatching, Caller caller) {
    this.dispatching = dispatching;
    this.caller = caller;
  }

  /**
   * Shares the exam's READY copies that are assigned to nobody among the correctors, so that each
   * has as many as the others with what they have already; with {@code redispatch} also those that
   * are assigned, but were never locked. 201 with what was done; 200 with what would be done for a
   * dry run, or with what was done if the same {@code Idempotency-Key} was used before, 409 if it
   * was for another dispatch. The same seed in the same state gives the same.
   */
  @POST
  @APIResponseSchema(value = DispatchView.class, responseCode = "201")
  public Uni<Response> dispatch(
      @RestPath("exam_id") UUID examId,
      @RestHeader("Idempotency-Key") UUID key,
      @NotNull @Valid NewDispatch dispatch) {
    return dispatching
        .dispatch(
            key == null ? UUID.randomUUID() : key,
            examId,
            dispatch,
            caller.subject(),
            Instant.now())
        .map(
            done ->
                Response.status(done.isNew() && !done.report().dryRun() ? 201 : 200)
                    .entity(done.report())
                    .build());
  }

  /** The dispatches of an exam, newest first, by keyset. */
  @GET
  @APIResponseSchema(DispatchView[].class)
  public Uni<Response> runs(
      @RestPath("exam_id") UUID examId,
      @RestQuery String after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return dispatching
        .runs(examId, DispatchCursor.parse(after), Pages.rowsToRead(limit))
        .map(rows -> Pages.answer(rows, limit, uri, last -> DispatchCursor.of(last).toString()));
  }

  /** One dispatch as it was done. */
  @GET
  @Path("/{dispatch_id}")
  public Uni<DispatchView> run(@RestPath("exam_id") UUID examId, @RestPath("dispatch_id") UUID id) {
    return dispatching.run(examId, id);
  }
}
