package org.korrigo.identification.header;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.PathPart;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;

/** The headers themselves, names and all: for the secretariat alone. */
@Path("/copies/{copy_id}/headers")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class HeaderResource {
  /** A re-staged copy has other headers under the same number: ask each time, it is cheap. */
  private static final String CACHING = "private, no-cache";

  private final ShowingHeaders showing;
  private final FileStore files;

  HeaderResource(ShowingHeaders showing, FileStore files) {
    this.showing = showing;
    this.files = files;
  }

  /** The header of a copy's sheet, counted from 1, as a picture. */
  @GET
  @Path("/{number}")
  public Uni<Response> header(
      @RestPath("copy_id") UUID copyId, @RestPath int number, @Context Request request) {
    return showing.header(copyId, number).flatMap(file -> picture(file, request));
  }

  private Uni<Response> picture(StoredFile file, Request request) {
    EntityTag tag = new EntityTag(file.sha256());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      return Uni.createFrom().item(unchanged.tag(tag).header("Cache-Control", CACHING).build());
    }
    return Uni.createFrom()
        .item(() -> files.fetch(file))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .map(
            path ->
                Response.ok(new PathPart(path, 0, file.size()))
                    .type(file.contentType())
                    .tag(tag)
                    .header("Cache-Control", CACHING)
                    .build());
  }
}
