package org.korrigo.exams.repair;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Roles;

/**
 * What the secretariat does with booklets before their hand-over. Each answers 201 with the action,
 * which can be undone; a booklet never changes, others take its place: 412 stale-version for one
 * that was replaced, or when someone was faster, 409 copy-handed-over when grading has a copy
 * concerned. With an {@code Idempotency-Key} (a UUID, which becomes the action's id) a repeated
 * request answers 200 with what the first one did.
 */
@Path("/")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class BookletActionResource {
  private final RepairingBooklets repairing;
  private final Answers answers;

  BookletActionResource(RepairingBooklets repairing, Answers answers) {
    this.repairing = repairing;
    this.answers = answers;
  }

  /** Turns a page or a side clockwise, without loss. */
  @POST
  @Path("/booklets/{id}/turns")
  @Operation(summary = "Turn a page, or what was scanned as one side")
  public Uni<Response> turn(
      @RestPath UUID id, @BeanParam Asked asked, @NotNull @Valid NewTurn turn) {
    return answers.to(
        asked,
        turn.page() == null ? ActionKind.TURN_SIDE : ActionKind.TURN_PAGE,
        turn,
        occasion -> repairing.turn(id, turn, occasion));
  }

  /** Exchanges the two pages of a side: it was cut as [right | left]. */
  @POST
  @Path("/booklets/{id}/half-swaps")
  @Operation(summary = "Exchange the two pages of a side")
  public Uni<Response> swapHalves(
      @RestPath UUID id, @BeanParam Asked asked, @NotNull @Valid NewHalfSwap swap) {
    return answers.to(
        asked, ActionKind.SWAP_HALVES, swap, occasion -> repairing.swapHalves(id, swap, occasion));
  }

  /** Exchanges recto and verso of a sheet. */
  @POST
  @Path("/booklets/{id}/face-swaps")
  @Operation(summary = "Exchange recto and verso")
  public Uni<Response> swapFaces(@RestPath UUID id, @BeanParam Asked asked, @Valid NewNote note) {
    return answers.to(
        asked, ActionKind.SWAP_FACES, note, occasion -> repairing.swapFaces(id, occasion));
  }

  /** Puts the pages in another order, and says which may bear a name. */
  @PUT
  @Path("/booklets/{id}/pages")
  @Operation(summary = "Put the pages in another order")
  public Uni<Response> order(
      @RestPath UUID id, @BeanParam Asked asked, @NotNull @Valid NewPageOrder order) {
    return answers.to(
        asked, ActionKind.ORDER_PAGES, order, occasion -> repairing.order(id, order, occasion));
  }

  /** Moves a page into another booklet, to the end of another copy, or into a new copy. */
  @POST
  @Path("/booklets/{id}/page-moves")
  @Operation(summary = "Move a page to another booklet or copy")
  public Uni<Response> movePage(
      @RestPath UUID id, @BeanParam Asked asked, @NotNull @Valid NewPageMove move) {
    return answers.to(
        asked, ActionKind.MOVE_PAGE, move, occasion -> repairing.movePage(id, move, occasion));
  }

  /** Moves a booklet into another copy, or into a new one. */
  @POST
  @Path("/booklets/{id}/moves")
  @Operation(summary = "Move a booklet to another copy")
  public Uni<Response> move(
      @RestPath UUID id, @BeanParam Asked asked, @NotNull @Valid NewBookletMove move) {
    return answers.to(
        asked, ActionKind.MOVE_BOOKLET, move, occasion -> repairing.move(id, move, occasion));
  }

  /** Cuts a booklet into several; they stay in its copy. */
  @POST
  @Path("/booklets/{id}/splits")
  @Operation(summary = "Cut a booklet into several")
  public Uni<Response> split(
      @RestPath UUID id, @BeanParam Asked asked, @NotNull @Valid NewSplit split) {
    return answers.to(
        asked, ActionKind.SPLIT_BOOKLET, split, occasion -> repairing.split(id, split, occasion));
  }

  /** Staples booklets together, at the place of the first. */
  @POST
  @Path("/{exam_id}/booklet-merges")
  @Operation(summary = "Staple booklets together")
  public Uni<Response> merge(
      @RestPath("exam_id") UUID examId, @BeanParam Asked asked, @NotNull @Valid NewMerge merge) {
    return answers.to(
        asked,
        ActionKind.MERGE_BOOKLETS,
        merge,
        occasion -> repairing.merge(examId, merge, occasion));
  }

  /** Puts a booklet aside: all its sides are DISCARDED. */
  @POST
  @Path("/booklets/{id}/discards")
  @Operation(summary = "Put a booklet aside")
  public Uni<Response> discard(
      @RestPath UUID id, @BeanParam Asked asked, @NotNull @Valid NewDiscard discard) {
    return answers.to(
        asked, ActionKind.DISCARD_BOOKLET, discard, occasion -> repairing.discard(id, occasion));
  }

  /** Takes up again a booklet that was put aside, in a copy or in a new one. */
  @POST
  @Path("/booklets/{id}/restorations")
  @Operation(summary = "Take a booklet up again")
  public Uni<Response> restore(
      @RestPath UUID id, @BeanParam Asked asked, @NotNull @Valid NewRestoration restoration) {
    return answers.to(
        asked,
        ActionKind.RESTORE_BOOKLET,
        restoration,
        occasion -> repairing.restore(id, restoration, occasion));
  }
}
