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
import org.korrigo.exams.scan.SettlingSides.SideNumber;

/**
 * What the secretariat decides about scanned sides, by their number in the upload, from 1. Answered
 * like the actions on booklets; 409 conflict with the side's state where the decision does not fit
 * it.
 */
@Path("/")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class SideActionResource {
  private final DecidingSides deciding;
  private final MakingSheets making;
  private final Answers answers;

  SideActionResource(DecidingSides deciding, MakingSheets making, Answers answers) {
    this.deciding = deciding;
    this.making = making;
    this.answers = answers;
  }

  /** Puts a side aside: its pages leave their booklets. */
  @POST
  @Path("/uploads/{upload_id}/sides/{side}/discards")
  @Operation(summary = "Put a side aside")
  public Uni<Response> discard(
      @RestPath("upload_id") UUID uploadId,
      @RestPath int side,
      @BeanParam Asked asked,
      @NotNull @Valid NewDiscard discard) {
    return answers.to(
        asked,
        ActionKind.DISCARD_SIDE,
        discard,
        occasion -> deciding.discard(new SideNumber(uploadId, side), occasion));
  }

  /** Takes up again a side that was put aside or is blank: it is OPEN then. */
  @POST
  @Path("/uploads/{upload_id}/sides/{side}/restorations")
  @Operation(summary = "Take a side up again")
  public Uni<Response> restore(
      @RestPath("upload_id") UUID uploadId,
      @RestPath int side,
      @BeanParam Asked asked,
      @Valid NewNote note) {
    return answers.to(
        asked,
        ActionKind.RESTORE_SIDE,
        note,
        occasion -> deciding.restore(new SideNumber(uploadId, side), occasion));
  }

  /** Says that nothing is on an open side. */
  @POST
  @Path("/uploads/{upload_id}/sides/{side}/blanks")
  @Operation(summary = "Mark a side as blank")
  public Uni<Response> markBlank(
      @RestPath("upload_id") UUID uploadId,
      @RestPath int side,
      @BeanParam Asked asked,
      @Valid NewNote note) {
    return answers.to(
        asked,
        ActionKind.MARK_SIDE_BLANK,
        note,
        occasion -> deciding.markBlank(new SideNumber(uploadId, side), occasion));
  }

  /**
   * Makes a sheet of sides that are open, blank or put aside, cut from the original scan as its
   * picture shows, and gives it to a copy or a new one: also a late or second scan of a sheet. 400
   * where neither the request nor the forms for a name show on which pages one may stand. 422
   * unsupported-scan for a side that cannot be read.
   */
  @POST
  @Path("/{exam_id}/sheets")
  @Operation(summary = "Make a sheet of sides that are in no booklet")
  public Uni<Response> makeSheet(
      @RestPath("exam_id") UUID examId, @BeanParam Asked asked, @NotNull @Valid NewSheet sheet) {
    return answers.to(
        asked, ActionKind.MAKE_SHEET, sheet, occasion -> making.make(examId, sheet, occasion));
  }
}
