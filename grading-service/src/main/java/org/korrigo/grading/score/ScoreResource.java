package org.korrigo.grading.score;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.grading.copy.Corrector;

/** Points and remarks of a copy; every write needs the token of the copy's lock. */
@Path("/copies/{id}")
class ScoreResource {
  private final Scoring scoring;
  private final Caller caller;

  ScoreResource(Scoring scoring, Caller caller) {
    this.scoring = scoring;
    this.caller = caller;
  }

  /** A remark about one question; null or blank takes it back. */
  record NewRemark(@Size(max = 2000) String remark) {}

  /** The points so far, the total with the annotations' deltas, and what is missing. */
  @GET
  @Path("/scores")
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<ScoresView> scores(@PathParam("id") UUID id) {
    return scoring.ofCopy(id);
  }

  /**
   * Replaces the copy's points; questions may be left out for now. 400 with a violation for every
   * unknown question and every value that is no number, negative, over the question's points or no
   * multiple of the exam's step.
   */
  @PUT
  @Path("/scores")
  @RolesAllowed(Roles.TEACHER)
  public Uni<ScoresView> put(
      @PathParam("id") UUID id,
      @HeaderParam("Lock-Token") UUID token,
      @NotNull @Valid NewScores scores) {
    return scoring.put(id, scores.points(), corrector(token));
  }

  /** The remarks by question id. */
  @GET
  @Path("/remarks")
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<Map<String, String>> remarks(@PathParam("id") UUID id) {
    return scoring.remarks(id);
  }

  /** Writes a remark about a question of the marking scale, at most 2000 characters. */
  @PUT
  @Path("/remarks/{question_id}")
  @RolesAllowed(Roles.TEACHER)
  public Uni<Map<String, String>> remark(
      @PathParam("id") UUID id,
      @PathParam("question_id") String question,
      @HeaderParam("Lock-Token") UUID token,
      @NotNull @Valid NewRemark remark) {
    return scoring
        .remark(id, question, remark.remark(), corrector(token))
        .chain(() -> scoring.remarks(id));
  }

  private Corrector corrector(UUID token) {
    return new Corrector(token, caller.subject(), Instant.now());
  }
}
