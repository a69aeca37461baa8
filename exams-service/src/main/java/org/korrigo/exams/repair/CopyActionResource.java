package org.korrigo.exams.repair;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.exams.copy.CopyView;

/** What the secretariat does with whole copies before their hand-over, and who was absent. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class CopyActionResource {
  private final ComposingCopies composing;
  private final DiscardingCopies discarding;
  private final MarkingAbsences absences;
  private final Answers answers;

  CopyActionResource(
      ComposingCopies composing,
      DiscardingCopies discarding,
      MarkingAbsences absences,
      Answers answers) {
    this.composing = composing;
    this.discarding = discarding;
    this.absences = absences;
    this.answers = answers;
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
      @RestPath UUID id, @BeanParam Asked asked, @NotNull @Valid NewComposition composition) {
    Occasion occasion = answers.occasion(asked, ActionKind.COMPOSE_COPY, composition);
    return composing.compose(id, composition.bookletIds(), occasion);
  }

  /**
   * Discards the copy: all its sides are put aside, and who did it and why stands in the ledger.
   * 409 conflict when a page of one of its sides is in another copy.
   */
  @POST
  @Path("/copies/{id}/discards")
  @Operation(summary = "Discard a copy")
  public Uni<Response> discard(
      @RestPath UUID id, @BeanParam Asked asked, @NotNull @Valid NewDiscard discard) {
    return answers.to(
        asked, ActionKind.DISCARD_COPY, discard, occasion -> discarding.discard(id, occasion));
  }

  /** Says that whoever the copy was meant for was absent: its sheets are put aside. */
  @POST
  @Path("/copies/{id}/absences")
  @Operation(summary = "Mark a copy absent")
  public Uni<Response> markCopy(
      @RestPath UUID id, @BeanParam Asked asked, @NotNull @Valid NewCopyAbsence absence) {
    return answers.to(
        asked,
        ActionKind.MARK_COPY_ABSENT,
        absence,
        occasion -> absences.markCopy(id, absence.studentId(), occasion));
  }

  /** Says that a pupil was absent; undo the action to take it back. */
  @POST
  @Path("/{exam_id}/absences")
  @Operation(summary = "Mark a pupil absent")
  public Uni<Response> markPupil(
      @RestPath("exam_id") UUID examId,
      @BeanParam Asked asked,
      @NotNull @Valid NewAbsence absence) {
    return answers.to(
        asked,
        ActionKind.MARK_PUPIL_ABSENT,
        absence,
        occasion -> absences.markPupil(examId, absence.studentId(), occasion));
  }
}
