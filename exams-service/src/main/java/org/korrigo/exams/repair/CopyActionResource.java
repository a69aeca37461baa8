package org.korrigo.exams.repair;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.exams.copy.CopyView;

/** What the secretariat does with whole copies before their hand-over, and who was absent. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
class CopyActionResource {
  private final ComposingCopies composing;
  private final MarkingAbsences absences;
  private final Caller caller;

  CopyActionResource(ComposingCopies composing, MarkingAbsences absences, Caller caller) {
    this.composing = composing;
    this.absences = absences;
    this.caller = caller;
  }

  /**
   * Makes the copy of these booklets, in this order. What it takes leaves other copies, what it no
   * longer has becomes a copy of its own, and copies left empty are discarded. 409 copy-handed-over
   * when one of the copies is no longer in STAGING.
   */
  @POST
  @Path("/copies/{id}/booklets")
  @Operation(summary = "Make a copy of these booklets")
  public Uni<CopyView> compose(
      @RestPath UUID id,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewComposition composition) {
    Occasion occasion = occasion(key, ActionKind.COMPOSE_COPY, composition.reason());
    return composing.compose(id, composition.bookletIds(), occasion);
  }

  /** Says that whoever the copy was meant for was absent: its sheets are put aside. */
  @POST
  @Path("/copies/{id}/absences")
  @Operation(summary = "Mark a copy absent")
  public Uni<Response> markCopy(
      @RestPath UUID id,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewCopyAbsence absence,
      @Context UriInfo uri) {
    Occasion occasion = occasion(key, ActionKind.MARK_COPY_ABSENT, absence.reason());
    return absences
        .markCopy(id, absence.studentId(), occasion)
        .map(acted -> Answers.of(acted, uri));
  }

  /** Says that a pupil was absent; undo the action to take it back. */
  @POST
  @Path("/{exam_id}/absences")
  @Operation(summary = "Mark a pupil absent")
  public Uni<Response> markPupil(
      @RestPath("exam_id") UUID examId,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewAbsence absence,
      @Context UriInfo uri) {
    Occasion occasion = occasion(key, ActionKind.MARK_PUPIL_ABSENT, absence.reason());
    return absences
        .markPupil(examId, absence.studentId(), occasion)
        .map(acted -> Answers.of(acted, uri));
  }

  private Occasion occasion(UUID key, ActionKind kind, String reason) {
    return Answers.occasion(key, kind, reason, caller.subject());
  }
}
