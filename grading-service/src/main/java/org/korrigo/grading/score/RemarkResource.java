package org.korrigo.grading.score;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import org.korrigo.grading.copy.ReadingCopies;
import org.korrigo.grading.copy.Viewer;

/**
 * What is said of a copy beside its points. Every write needs the token of the copy's lock; the
 * same {@code Idempotency-Key} twice is one write. A text that was written before is written over
 * only with {@code If-Match}: 428 without it, 412 if it was changed since, both with what is there
 * in {@code stored}.
 */
@Path("/copies/{id}")
@Cancellable(false)
class RemarkResource {
  private final Remarking remarking;
  private final ReadingCopies readingCopies;
  private final Caller caller;

  RemarkResource(Remarking remarking, ReadingCopies readingCopies, Caller caller) {
    this.remarking = remarking;
    this.readingCopies = readingCopies;
    this.caller = caller;
  }

  /** A remark about one question; null or blank takes it back, saying nothing does not. */
  record NewRemark(@JsonProperty(required = true) @Size(max = 2000) String remark) {}

  /** What a corrector writes about the whole copy; null takes it back, saying nothing does not. */
  record NewAppreciation(
      @JsonProperty(required = true) @Size(max = 5000) String globalAppreciation) {}

  /** Which subject the pupil had, or null; it must be said. */
  record NewVariant(
      @JsonProperty(required = true) @Pattern(regexp = "[AB]") String subjectVariant) {}

  /** The remarks by question id. */
  @GET
  @Path("/remarks")
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<Map<String, String>> remarks(@PathParam("id") UUID id) {
    return remarking.ofCopy(id, viewer());
  }

  /** The remark about a question with its entity tag; 404 if there is no such question. */
  @GET
  @Path("/remarks/{question_id}")
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<Response> remark(@PathParam("id") UUID id, @PathParam("question_id") String question) {
    return remarking
        .ofQuestion(id, question, viewer())
        .map(remark -> answer(remark, remark.version()));
  }

  /**
   * Writes a remark about a question of the marking scale, at most 2000 characters. Answers all
   * remarks, with the entity tag of this one.
   */
  @PUT
  @Path("/remarks/{question_id}")
  @RolesAllowed(Roles.TEACHER)
  public Uni<Response> remark(
      @PathParam("id") UUID id,
      @PathParam("question_id") String question,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam("Idempotency-Key") UUID key,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen,
      @NotNull @Valid NewRemark remark) {
    return remarking
        .remark(id, question, remark.remark(), SeenVersion.optional(seen), corrector(token, key))
        .flatMap(version -> remarking.ofCopy(id, viewer()).map(all -> answer(all, version)));
  }

  /** The general remark with its entity tag. */
  @GET
  @Path("/appreciation")
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<Response> appreciation(@PathParam("id") UUID id) {
    return remarking.appreciation(id, viewer()).map(text -> answer(text, text.version()));
  }

  /**
   * Writes the general remark, at most 5000 characters. Answers the copy, with the entity tag of
   * the remark.
   */
  @PUT
  @Path("/appreciation")
  @RolesAllowed(Roles.TEACHER)
  public Uni<Response> appreciate(
      @PathParam("id") UUID id,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam("Idempotency-Key") UUID key,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen,
      @NotNull @Valid NewAppreciation appreciation) {
    return remarking
        .appreciate(
            id,
            appreciation.globalAppreciation(),
            SeenVersion.optional(seen),
            corrector(token, key))
        .flatMap(
            written ->
                readingCopies.copy(id, viewer()).map(copy -> answer(copy, written.version())));
  }

  /** Says which subject the pupil had: A, B or null. The last one to say so counts. */
  @PUT
  @Path("/subject-variant")
  @RolesAllowed(Roles.TEACHER)
  public Uni<Response> vary(
      @PathParam("id") UUID id,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewVariant variant) {
    return remarking
        .vary(id, variant.subjectVariant(), corrector(token, key))
        .chain(() -> readingCopies.copy(id, viewer()))
        .map(copy -> answer(copy, copy.version()));
  }

  private static Response answer(Object content, long version) {
    return Response.ok(content).tag(Long.toString(version)).build();
  }

  private Viewer viewer() {
    return Viewer.of(caller, Instant.now());
  }

  private Corrector corrector(UUID token, UUID key) {
    return new Corrector(token, caller.subject(), Instant.now(), key);
  }
}
