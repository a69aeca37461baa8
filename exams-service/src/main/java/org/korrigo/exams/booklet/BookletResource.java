package org.korrigo.exams.booklet;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.PathPart;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredSlice;
import org.korrigo.exams.work.HeavyWork;

/** Booklets as scanned, names included: for the secretariat alone. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
class BookletResource {
  /** A picture never changes under its URL; no shared cache may keep it. */
  private static final String CACHING = "private, max-age=31536000, immutable";

  private final ShowingBooklets showing;
  private final FileStore files;
  private final HeavyWork work;

  BookletResource(ShowingBooklets showing, FileStore files, HeavyWork work) {
    this.showing = showing;
    this.files = files;
    this.work = work;
  }

  /** Booklets of an exam in the order in which they were cut, by keyset. */
  @GET
  @Path("/{exam_id}/booklets")
  public Uni<Response> list(
      @RestPath("exam_id") UUID examId,
      @RestQuery UUID after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return showing
        .page(examId, after, limit)
        .map(booklets -> Pages.answer(booklets, limit, uri, booklet -> booklet.id().toString()));
  }

  /** The identity zone of a booklet's first page, as a JPEG. */
  @GET
  @Path("/booklets/{id}/header")
  public Uni<Response> header(@RestPath UUID id, @Context Request request) {
    return showing.header(id).flatMap(slice -> picture(slice, request));
  }

  /** A page of a booklet as a JPEG, in reading order from 1. */
  @GET
  @Path("/booklets/{id}/pages/{page}")
  public Uni<Response> page(@RestPath UUID id, @RestPath int page, @Context Request request) {
    return showing.page(id, page).flatMap(slice -> picture(slice, request));
  }

  private Uni<Response> picture(StoredSlice slice, Request request) {
    EntityTag tag = new EntityTag(slice.sha256());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      return Uni.createFrom().item(unchanged.tag(tag).header("Cache-Control", CACHING).build());
    }
    return work.run(() -> files.fetch(slice.file()))
        .map(
            file ->
                Response.ok(new PathPart(file, slice.offset(), slice.length()))
                    .type(slice.contentType())
                    .tag(tag)
                    .header("Cache-Control", CACHING)
                    .build());
  }
}
