package org.korrigo.exams.copy;

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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.problem.Problem;

/** Copies up to their hand-over, for the secretariat. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
class CopyResource {
  private final ShowingCopies showing;
  private final MergingBooklets merging;
  private final ValidatingCopies validating;
  private final Caller caller;

  CopyResource(
      ShowingCopies showing, MergingBooklets merging, ValidatingCopies validating, Caller caller) {
    this.showing = showing;
    this.merging = merging;
    this.validating = validating;
    this.caller = caller;
  }

  /** Copies of an exam in the order of the paper, by keyset; of one status if given. */
  @GET
  @Path("/{exam_id}/copies")
  public Uni<Response> list(
      @RestPath("exam_id") UUID examId,
      @RestQuery String status,
      @RestQuery UUID after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return showing
        .page(examId, status(status), after, limit)
        .map(copies -> Pages.answer(copies, limit, uri, copy -> copy.id().toString()));
  }

  /** One copy. */
  @GET
  @Path("/copies/{id}")
  public Uni<CopyView> show(@RestPath UUID id) {
    return showing.one(id);
  }

  /**
   * Makes the copy of these booklets, in this order. What it takes leaves other copies, what it no
   * longer has becomes a copy of its own, and copies left empty are discarded. 409 copy-handed-over
   * when one of the copies is no longer in STAGING.
   */
  @POST
  @Path("/copies/{id}/booklets")
  public Uni<CopyView> merge(@RestPath UUID id, @NotNull @Valid NewComposition composition) {
    return merging.merge(id, composition.bookletIds(), caller.subject(), Instant.now());
  }

  /** Hands the copy to grading: STAGING → READY, else 409 illegal-transition. */
  @POST
  @Path("/copies/{id}/validation")
  public Uni<CopyView> validate(@RestPath UUID id) {
    return validating.validate(id, caller.subject());
  }

  /** Hands over every copy of the exam that is in STAGING. */
  @POST
  @Path("/{exam_id}/validation")
  public Uni<ValidationReport> validateAll(@RestPath("exam_id") UUID examId) {
    return validating.validateAll(examId, caller.subject());
  }

  private static CopyStatus status(String name) {
    try {
      return name == null || name.isEmpty() ? null : CopyStatus.valueOf(name);
    } catch (IllegalArgumentException unknown) {
      throw Problem.invalid("status", "must be STAGING, READY, LOCKED or GRADED");
    }
  }
}
