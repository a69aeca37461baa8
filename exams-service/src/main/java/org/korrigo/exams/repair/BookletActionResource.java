package org.korrigo.exams.repair;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.korrigo.contracts.caller.Caller;
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
class BookletActionResource {
  private final RepairingBooklets repairing;
  private final Caller caller;

  BookletActionResource(RepairingBooklets repairing, Caller caller) {
    this.repairing = repairing;
    this.caller = caller;
  }

  /** Turns a page or a side clockwise, without loss. */
  @POST
  @Path("/booklets/{id}/turns")
  @Operation(summary = "Turn a page, or what was scanned as one side")
  public Uni<Response> turn(
      @RestPath UUID id,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewTurn turn,
      @Context UriInfo uri) {
    Occasion occasion =
        occasion(
            key, turn.page() == null ? ActionKind.TURN_SIDE : ActionKind.TURN_PAGE, turn.reason());
    return repairing.turn(id, turn, occasion).map(acted -> Answers.of(acted, uri));
  }

  /** Exchanges the two pages of a side: it was cut as [right | left]. */
  @POST
  @Path("/booklets/{id}/half-swaps")
  @Operation(summary = "Exchange the two pages of a side")
  public Uni<Response> swapHalves(
      @RestPath UUID id,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewHalfSwap swap,
      @Context UriInfo uri) {
    Occasion occasion = occasion(key, ActionKind.SWAP_HALVES, swap.reason());
    return repairing.swapHalves(id, swap, occasion).map(acted -> Answers.of(acted, uri));
  }

  /** Exchanges recto and verso of a sheet. */
  @POST
  @Path("/booklets/{id}/face-swaps")
  @Operation(summary = "Exchange recto and verso")
  public Uni<Response> swapFaces(
      @RestPath UUID id,
      @HeaderParam("Idempotency-Key") UUID key,
      @Valid NewNote note,
      @Context UriInfo uri) {
    Occasion occasion = occasion(key, ActionKind.SWAP_FACES, note == null ? null : note.reason());
    return repairing.swapFaces(id, occasion).map(acted -> Answers.of(acted, uri));
  }

  /** Puts the pages in another order, and says which may bear a name. */
  @PUT
  @Path("/booklets/{id}/pages")
  @Operation(summary = "Put the pages in another order")
  public Uni<Response> order(
      @RestPath UUID id,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewPageOrder order,
      @Context UriInfo uri) {
    Occasion occasion = occasion(key, ActionKind.ORDER_PAGES, order.reason());
    return repairing.order(id, order, occasion).map(acted -> Answers.of(acted, uri));
  }

  /** Moves a page into another booklet, to the end of another copy, or into a new copy. */
  @POST
  @Path("/booklets/{id}/page-moves")
  @Operation(summary = "Move a page to another booklet or copy")
  public Uni<Response> movePage(
      @RestPath UUID id,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewPageMove move,
      @Context UriInfo uri) {
    Occasion occasion = occasion(key, ActionKind.MOVE_PAGE, move.reason());
    return repairing.movePage(id, move, occasion).map(acted -> Answers.of(acted, uri));
  }

  /** Moves a booklet into another copy, or into a new one. */
  @POST
  @Path("/booklets/{id}/moves")
  @Operation(summary = "Move a booklet to another copy")
  public Uni<Response> move(
      @RestPath UUID id,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewBookletMove move,
      @Context UriInfo uri) {
    Occasion occasion = occasion(key, ActionKind.MOVE_BOOKLET, move.reason());
    return repairing.move(id, move, occasion).map(acted -> Answers.of(acted, uri));
  }

  /** Cuts a booklet into several; they stay in its copy. */
  @POST
  @Path("/booklets/{id}/splits")
  @Operation(summary = "Cut a booklet into several")
  public Uni<Response> split(
      @RestPath UUID id,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewSplit split,
      @Context UriInfo uri) {
    Occasion occasion = occasion(key, ActionKind.SPLIT_BOOKLET, split.reason());
    return repairing.split(id, split, occasion).map(acted -> Answers.of(acted, uri));
  }

  /** Staples booklets together, at the place of the first. */
  @POST
  @Path("/{exam_id}/booklet-merges")
  @Operation(summary = "Staple booklets together")
  public Uni<Response> merge(
      @RestPath("exam_id") UUID examId,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewMerge merge,
      @Context UriInfo uri) {
    Occasion occasion = occasion(key, ActionKind.MERGE_BOOKLETS, merge.reason());
    return repairing.merge(examId, merge, occasion).map(acted -> Answers.of(acted, uri));
  }

  /** Puts a booklet aside: all its sides are DISCARDED. */
  @POST
  @Path("/booklets/{id}/discards")
  @Operation(summary = "Put a booklet aside")
  public Uni<Response> discard(
      @RestPath UUID id,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewDiscard discard,
      @Context UriInfo uri) {
    Occasion occasion = occasion(key, ActionKind.DISCARD_BOOKLET, discard.reason());
    return repairing.discard(id, occasion).map(acted -> Answers.of(acted, uri));
  }

  /** Takes up again a booklet that was put aside, in a copy or in a new one. */
  @POST
  @Path("/booklets/{id}/restorations")
  @Operation(summary = "Take a booklet up again")
  public Uni<Response> restore(
      @RestPath UUID id,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewRestoration restoration,
      @Context UriInfo uri) {
    Occasion occasion = occasion(key, ActionKind.RESTORE_BOOKLET, restoration.reason());
    return repairing.restore(id, restoration, occasion).map(acted -> Answers.of(acted, uri));
  }

  private Occasion occasion(UUID key, ActionKind kind, String reason) {
    return Answers.occasion(key, kind, reason, caller.subject());
  }
}
