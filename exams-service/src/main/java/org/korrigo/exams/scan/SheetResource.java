package org.korrigo.exams.scan;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/** How a scan was read, its sides to look at, and a person's word for its order and its folds. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class SheetResource {
  private final ShowingSheets showing;
  private final PicturingSides picturing;
  private final VouchingForOrder vouching;
  private final Caller caller;

  SheetResource(
      ShowingSheets showing, PicturingSides picturing, VouchingForOrder vouching, Caller caller) {
    this.showing = showing;
    this.picturing = picturing;
    this.vouching = vouching;
    this.caller = caller;
  }

  /**
   * The sheets of a scan as they were told from the pictures: which side is recto and which verso,
   * how each lay, where it is folded, what was put right, and how sure that is. In order, after a
   * sheet's number, by keyset.
   */
  @GET
  @Path("/uploads/{upload_id}/sheets")
  public Uni<Response> sheets(
      @RestPath("upload_id") UUID uploadId,
      @RestQuery @DefaultValue("0") int after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return showing
        .page(uploadId, after, limit)
        .map(sheets -> Pages.answer(sheets, limit, uri, sheet -> Integer.toString(sheet.sheet())));
  }

  /**
   * A side as it lies in its scan, names included, whatever became of it: a JPEG of at most 2,800
   * pixels across, of a bitonal scan a PNG. 422 unsupported-scan if it cannot be read.
   *
   * @param side its number in the upload, from 1
   */
  @GET
  @Path("/uploads/{upload_id}/sides/{side}/picture")
  @Produces({"image/jpeg", "image/png", MediaType.APPLICATION_JSON})
  public Uni<Response> side(
      @RestPath("upload_id") UUID uploadId, @RestPath int side, @Context Request request) {
    return picturing
        .find(uploadId, side)
        .flatMap(
            found -> {
              EntityTag tag = new EntityTag(found.tag());
              Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
              return unchanged == null
                  ? picturing
                      .picture(found)
                      .map(picture -> Response.ok(picture.bytes(), picture.coding().contentType()))
                      .map(answer -> kept(answer, tag))
                  : Uni.createFrom().item(kept(unchanged, tag));
            });
  }

  private static Response kept(Response.ResponseBuilder answer, EntityTag tag) {
    return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, "private, no-cache").build();
  }

  /**
   * A person has compared the scan with the paper and vouches that its sides are in order and the
   * right way up: the sides that the pictures alone did not prove are read again with that, and
   * what the ledger asks of the upload is answered; what a picture contradicts stays open. The body
   * may say where the sheets are folded as well: where no picture tells it, they are cut there, now
   * and whenever the scan is read again. Of a pupil's file the word counts for all files that came
   * in one request, and says nothing of folds. Answers 202 with the job, which is DONE still where
   * nothing is to be read again; 409 illegal-transition while the scan is being worked through, or
   * when nothing waits for a person's word.
   */
  @POST
  @Path("/uploads/{upload_id}/confirmation")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Response> confirm(
      @RestPath("upload_id") UUID uploadId,
      @Valid NewConfirmation confirmation,
      @Context UriInfo uri) {
    NewConfirmation said = Objects.requireNonNullElse(confirmation, NewConfirmation.OF_ORDER);
    return vouching
        .vouch(uploadId, said, caller.subject(), Instant.now())
        .map(
            job ->
                Response.accepted(job)
                    .location(
                        uri.getBaseUriBuilder().path("jobs").path(job.id().toString()).build())
                    .build());
  }

  /**
   * The same without a body, whatever type its absence is said to be of; 415 unsupported-media-type
   * if there is one.
   */
  @POST
  @Path("/uploads/{upload_id}/confirmation")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Uni<Response> confirm(
      @RestPath("upload_id") UUID uploadId, String body, @Context UriInfo uri) {
    if (body != null && !body.isEmpty()) {
      throw new Problem(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "What is said of a scan is application/json.");
    }
    return confirm(uploadId, NewConfirmation.OF_ORDER, uri);
  }
}
