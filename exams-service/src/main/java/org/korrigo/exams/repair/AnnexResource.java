package org.korrigo.exams.repair;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;

/** The A4 annexes among the sheets of a scan, for the secretariat. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class AnnexResource {
  private final ListingAnnexes listing;
  private final AttachingAnnexes attaching;
  private final Answers answers;

  AnnexResource(ListingAnnexes listing, AttachingAnnexes attaching, Answers answers) {
    this.listing = listing;
    this.attaching = attaching;
    this.answers = answers;
  }

  /**
   * The leaves of single pages of a scan, in order, after a leaf's number, by keyset: the copy to
   * which each is proposed or in which it is, and what speaks against that.
   */
  @GET
  @Path("/uploads/{upload_id}/annexes")
  @Operation(summary = "The annexes of a scan")
  public Uni<Response> list(
      @RestPath("upload_id") UUID uploadId,
      @RestQuery @DefaultValue("0") int after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return listing
        .page(uploadId, after, limit)
        .map(leaves -> Pages.answer(leaves, limit, uri, leaf -> Integer.toString(leaf.leaf())));
  }

  /**
   * Puts annexes into copies in one action: those that are named, or all that wait and of which
   * nothing speaks against the proposal. Sides on which nothing is are BLANK then. Answered like
   * the actions on booklets, and undone like them.
   */
  @POST
  @Path("/uploads/{upload_id}/annexes")
  @Operation(summary = "Put annexes into copies")
  public Uni<Response> attach(
      @RestPath("upload_id") UUID uploadId,
      @BeanParam Asked asked,
      @NotNull @Valid NewAnnexes annexes) {
    return answers.to(
        asked,
        ActionKind.ATTACH_ANNEXES,
        annexes,
        occasion -> attaching.attach(uploadId, annexes, occasion));
  }
}
