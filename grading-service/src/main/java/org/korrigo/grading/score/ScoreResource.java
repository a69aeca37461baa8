package org.korrigo.grading.score;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.version.SeenVersion;
import org.korrigo.grading.copy.Corrector;
import org.korrigo.grading.copy.Viewer;

/**
 * Points of a copy. Every write needs the token of the copy's lock; the same {@code
 * Idempotency-Key} twice is one write.
 */
@Path("/copies/{id}/scores")
@Cancellable(false)
class ScoreResource {
  private final Scoring scoring;
  private final Caller caller;

  ScoreResource(Scoring scoring, Caller caller) {
    this.scoring = scoring;
    this.caller = caller;
  }

  /**
   * The points so far, the total with the annotations' deltas, and what is missing; the entity tag
   * is that of the whole sheet, {@code versions} has those of the questions.
   */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<Response> scores(@PathParam("id") UUID id) {
    return scoring.ofCopy(id, viewer()).map(ScoreResource::answer);
  }

  /**
   * Replaces the copy's points; questions may be left out for now. 400 with a violation for every
   * unknown question and every value that is no number, negative, over the question's points or no
   * multiple of the exam's step. A sheet that was written before is written over only with {@code
   * If-Match}: 428 without it, 412 if any points were changed since, both with the sheet as it is
   * in {@code stored}.
   */
  @PUT
  @RolesAllowed(Roles.TEACHER)
  public Uni<Response> put(
      @PathParam("id") UUID id,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam("Idempotency-Key") UUID key,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen,
      @NotNull @Valid NewScores scores) {
    return scoring
        .put(id, scores.points(), SeenVersion.optional(seen), corrector(token, key))
        .map(ScoreResource::answer);
  }

  /** The points of a question with their entity tag; 404 if there never was such a question. */
  @GET
  @Path("/{question_id}")
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<Response> score(@PathParam("id") UUID id, @PathParam("question_id") String question) {
    return scoring.ofQuestion(id, question, viewer()).map(ScoreResource::answer);
  }

  /**
   * Gives one question its points, whatever happens to the others meanwhile. 412, with the
   * question's points as they are in {@code stored}, unless {@code If-Match} is their entity tag,
   * {@code "0"} if there never were any; 400 as for the whole sheet.
   */
  @PUT
  @Path("/{question_id}")
  @RolesAllowed(Roles.TEACHER)
  public Uni<Response> put(
      @PathParam("id") UUID id,
      @PathParam("question_id") String question,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam("Idempotency-Key") UUID key,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen,
      @NotNull @Valid NewScore score) {
    return scoring
        .put(id, question, score.of(question), SeenVersion.required(seen), corrector(token, key))
        .map(ScoreResource::answer);
  }

  /**
   * Takes the points of one question back; the answer has the entity tag that the question has from
   * now on. 412 unless {@code If-Match} is the one it had. Points of a question that the marking
   * scale has no more are taken back the same way.
   */
  @DELETE
  @Path("/{question_id}")
  @RolesAllowed(Roles.TEACHER)
  public Uni<Response> delete(
      @PathParam("id") UUID id,
      @PathParam("question_id") String question,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam("Idempotency-Key") UUID key,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen) {
    return scoring
        .put(id, question, Map.of(), SeenVersion.required(seen), corrector(token, key))
        .map(ScoreResource::answer);
  }

  private Viewer viewer() {
    return Viewer.of(caller, Instant.now());
  }

  private Corrector corrector(UUID token, UUID key) {
    return new Corrector(token, caller.subject(), Instant.now(), key);
  }

  private static Response answer(ScoresView scores) {
    return Response.ok(scores).tag(Integer.toString(scores.version())).build();
  }

  private static Response answer(QuestionScoreView score) {
    return Response.ok(score).tag(Integer.toString(score.version())).build();
  }
}
