package org.korrigo.grading.question;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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
import org.korrigo.contracts.version.SeenVersion;
import org.korrigo.grading.copy.Viewer;

/** One question of an exam's marking scale, over all copies. */
@Path("/exams/{exam_id}/questions/{question_id}")
@RolesAllowed({Roles.ADMIN, Roles.TEACHER})
@Cancellable(false)
class QuestionResource {
  private final MarkingByQuestion marking;
  private final Caller caller;

  QuestionResource(MarkingByQuestion marking, Caller caller) {
    this.marking = marking;
    this.caller = caller;
  }

  /**
   * The exam's copies by anonymous id, by keyset, each with this question's score if it has one and
   * with where the question is answered; a teacher's own and those that the teacher may lock, an
   * admin's all. 404 if the exam has no such question.
   */
  @GET
  @Path("/copies")
  @APIResponseSchema(QuestionCopy[].class)
  public Uni<Response> copies(
      @RestPath("exam_id") UUID examId,
      @RestPath("question_id") String question,
      @RestQuery String after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return marking
        .copies(examId, question, after, Pages.rowsToRead(limit), Viewer.of(caller, Instant.now()))
        .map(rows -> Pages.answer(rows, limit, uri, QuestionCopy::anonymousId));
  }

  /** Where the question is answered on the paper; 404 while nobody has said. */
  @GET
  @Path("/region")
  @APIResponseSchema(RegionView.class)
  public Uni<Response> region(
      @RestPath("exam_id") UUID examId, @RestPath("question_id") String question) {
    return marking.region(examId, question).map(QuestionResource::answer);
  }

  /**
   * Says where the question is answered on the paper, for all copies of the exam. Once somebody has
   * said, {@code If-Match} with the tag that was seen is needed: 428 without, 412 when it was moved
   * since, both with what is there in {@code stored}. Who said it and when is kept each time. 403
   * for a teacher who has no copy of the exam, unless its marking is open.
   */
  @PUT
  @Path("/region")
  @APIResponseSchema(RegionView.class)
  public Uni<Response> place(
      @RestPath("exam_id") UUID examId,
      @RestPath("question_id") String question,
      @RestHeader(HttpHeaders.IF_MATCH) String seen,
      @NotNull @Valid Region region) {
    return marking
        .place(
            examId, question, region, SeenVersion.optional(seen), Viewer.of(caller, Instant.now()))
        .map(QuestionResource::answer);
  }

  private static Response answer(RegionView region) {
    return Response.ok(region).tag(Integer.toString(region.version())).build();
  }
}
