package org.korrigo.exams.booklet;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.content.ContentAnswers;
import org.korrigo.contracts.page.Pages;
import org.korrigo.exams.row.Ordered;

/** Booklets as scanned, names included: for the secretariat alone. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class BookletResource {
  private final ShowingBooklets showing;
  private final ContentAnswers content;

  BookletResource(ShowingBooklets showing, ContentAnswers content) {
    this.showing = showing;
    this.content = content;
  }

  /** Booklets of an exam in the order in which they were cut, by keyset. */
  @GET
  @Path("/{exam_id}/booklets")
  public Uni<Response> list(
      @RestPath("exam_id") UUID examId,
      @RestQuery Long after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return showing.page(examId, after, limit).map(booklets -> Ordered.answer(booklets, limit, uri));
  }

  /** The identity zone of a booklet's first page, as a JPEG; of a bitonal scan as a PNG. */
  @GET
  @Path("/booklets/{id}/header")
  @Produces({"image/jpeg", "image/png", MediaType.APPLICATION_JSON})
  public Uni<Response> header(@RestPath UUID id, @Context HttpHeaders request) {
    return showing.header(id).flatMap(slice -> content.lasting(slice, request));
  }

  /**
   * A page of a booklet without any loss, in reading order from 1: a JPEG, of a bitonal scan a PNG.
   */
  @GET
  @Path("/booklets/{id}/pages/{page}")
  @Produces({"image/jpeg", "image/png", MediaType.APPLICATION_JSON})
  public Uni<Response> page(@RestPath UUID id, @RestPath int page, @Context HttpHeaders request) {
    return showing.page(id, page).flatMap(slice -> content.lasting(slice, request));
  }

  /**
   * A page of a booklet small enough to be shown at once, 700 to 1,400 pixels wide: a grey JPEG, or
   * the page itself where that is no larger.
   */
  @GET
  @Path("/booklets/{id}/pages/{page}/preview")
  @Produces({"image/jpeg", "image/png", MediaType.APPLICATION_JSON})
  public Uni<Response> preview(
      @RestPath UUID id, @RestPath int page, @Context HttpHeaders request) {
    return showing.preview(id, page).flatMap(slice -> content.lasting(slice, request));
  }
}
