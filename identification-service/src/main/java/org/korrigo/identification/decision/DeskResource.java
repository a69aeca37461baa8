package org.korrigo.identification.decision;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.problem.Problem;

/** The desk where a person settles what no rule may: one copy after the other. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class DeskResource {
  private final ShowingCopies showing;
  private final ShowingTrail trail;
  private final DecidingCopies deciding;
  private final ReadingAgain reading;
  private final Caller caller;

  DeskResource(
      ShowingCopies showing,
      ShowingTrail trail,
      DecidingCopies deciding,
      ReadingAgain reading,
      Caller caller) {
    this.reading = reading;
    this.showing = showing;
    this.trail = trail;
    this.deciding = deciding;
    this.caller = caller;
  }

  /**
   * The copies of an exam that wait for a person, the least certain first, those that one has
   * skipped last; by keyset.
   */
  @GET
  @Path("/exams/{exam_id}/queue")
  @APIResponseSchema(CopyView[].class)
  public Uni<Response> queue(
      @RestPath("exam_id") UUID examId,
      @RestQuery String after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return showing
        .queue(examId, QueuePosition.parse(after), limit)
        .map(rows -> Pages.answer(rows, limit, uri, copy -> QueuePosition.of(copy).cursor()));
  }

  /**
   * A person says that nobody of the list wrote the copy: it is out of the class until a person
   * says otherwise. The same said twice is said once. 428 without {@code If-Match} over another
   * person's word.
   */
  @POST
  @Path("/copies/{copy_id}/not-on-list")
  @APIResponseSchema(CopyView.class)
  public Uni<Response> notOnList(@RestPath("copy_id") UUID copyId, @BeanParam AskedOfCopy asked) {
    return deciding.notOnList(copyId, asked.by(caller.subject())).map(AskedOfCopy::tagged);
  }

  /** Leaves a copy for later, behind all others of the queue; 409 if it is not in the queue. */
  @POST
  @Path("/copies/{copy_id}/skips")
  @APIResponseSchema(CopyView.class)
  public Uni<Response> skip(@RestPath("copy_id") UUID copyId, @BeanParam AskedOfCopy asked) {
    return deciding.skip(copyId, asked.by(caller.subject())).map(AskedOfCopy::tagged);
  }

  /**
   * Has the copy's headers read again, as after a fault of the store or the reader: answers at once
   * with 202 and the copy as it is. What was read before counts until then, and a person's word
   * stands. 409 while results are released, or if what was read was erased with its pupil.
   */
  @POST
  @Path("/copies/{copy_id}/readings")
  @ResponseStatus(202)
  public Uni<CopyView> readAgain(@RestPath("copy_id") UUID copyId) {
    return reading.read(copyId);
  }

  /**
   * Undoes the last thing that a person did to the copy and nobody has undone: it stands as before.
   * A repeated request undoes once if it brings the same {@code Idempotency-Key}. 409 if there is
   * nothing to undo, or the pupil whose it was has another copy meanwhile. 428 without {@code
   * If-Match} if another person did it.
   */
  @POST
  @Path("/copies/{copy_id}/undo")
  @APIResponseSchema(CopyView.class)
  public Uni<Response> undo(@RestPath("copy_id") UUID copyId, @BeanParam AskedOfCopy asked) {
    return deciding.undo(copyId, asked.by(caller.subject())).map(AskedOfCopy::tagged);
  }

  /** Everything that was decided about a copy, from the first, by keyset. */
  @GET
  @Path("/copies/{copy_id}/decisions")
  @APIResponseSchema(DecisionView[].class)
  public Uni<Response> decisions(
      @RestPath("copy_id") UUID copyId,
      @RestQuery String after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return trail
        .ofCopy(copyId, sequence(after), limit)
        .map(rows -> Pages.answer(rows, limit, uri, line -> Long.toString(line.sequence())));
  }

  private static long sequence(String after) {
    if (after == null) {
      return 0;
    }
    if (!after.matches("\\d{1,18}")) {
      throw Problem.invalid("after", "is not a cursor that a list has given");
    }
    return Long.parseLong(after);
  }
}
