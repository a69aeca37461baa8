package org.korrigo.exams.copy;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;
import org.korrigo.exams.row.Ordered;

/** Copies up to their hand-over, for the secretariat. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class CopyResource {
  private final ShowingCopies showing;
  private final ValidatingCopies validating;
  private final HintingVariants hinting;
  private final Caller caller;

  CopyResource(
      ShowingCopies showing, ValidatingCopies validating, HintingVariants hinting, Caller caller) {
    this.showing = showing;
    this.validating = validating;
    this.hinting = hinting;
    this.caller = caller;
  }

  /**
   * Copies of an exam in the order of the paper, by keyset; on request only those of a status,
   * identified or not, of a variant of the subject, of a corrector, or with paper of an upload.
   */
  @GET
  @Path("/{exam_id}/copies")
  public Uni<Response> list(
      @RestPath("exam_id") UUID examId,
      @RestQuery String status,
      @RestQuery String identified,
      @RestQuery String variant,
      @RestQuery String corrector,
      @RestQuery UUID upload,
      @RestQuery Long after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return showing
        .page(examId, CopyFilter.of(status, identified, variant, corrector, upload), after, limit)
        .map(copies -> Ordered.answer(copies, limit, uri));
  }

  /** One copy. */
  @GET
  @Path("/copies/{id}")
  public Uni<CopyView> show(@RestPath UUID id) {
    return showing.one(id);
  }

  /** Hands the copy to grading: STAGING → READY, else 409 illegal-transition. */
  @POST
  @Path("/copies/{id}/validation")
  public Uni<CopyView> validate(@RestPath UUID id) {
    return validating.validate(id, caller.subject());
  }

  /**
   * Notes which variant of the subject the copy answers, or with null that it is not known: goes
   * with the copy at its hand-over. 409 copy-handed-over afterwards: then it is the corrector's to
   * say.
   */
  @PUT
  @Path("/copies/{id}/variant")
  public Uni<CopyView> hint(@RestPath UUID id, @NotNull @Valid NewVariant variant) {
    return hinting.hint(id, variant.subjectVariant()).flatMap(done -> showing.one(id));
  }
}
