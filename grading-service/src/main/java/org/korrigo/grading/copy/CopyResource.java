package org.korrigo.grading.copy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.content.ContentAnswers;

/** One copy to mark. */
@Path("/copies/{id}")
@Cancellable(false)
class CopyResource {
  private final ReadingCopies readingCopies;
  private final AdministeringCopies administering;
  private final ContentAnswers contents;
  private final Caller caller;

  CopyResource(
      ReadingCopies readingCopies,
      AdministeringCopies administering,
      ContentAnswers contents,
      Caller caller) {
    this.readingCopies = readingCopies;
    this.administering = administering;
    this.contents = contents;
    this.caller = caller;
  }

  /** Why a copy is reopened: journalled, for the secretariat alone. */
  record Reopening(@NotBlank @Size(max = 500) String reason) {}

  /** The account that alone may lock the copy, or null for any teacher; it must be said. */
  record Assignment(@JsonProperty(required = true) @Size(min = 1, max = 255) String correctorId) {}

  /** The copy, with its pages and its total so far; 403 for a teacher whose copy it is not. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<Response> copy(@PathParam("id") UUID id) {
    return readingCopies.copy(id, viewer()).map(CopyResource::answer);
  }

  /**
   * A page's picture, 0-based, as it was handed over: anonymous, whole or a range of its bytes. 404
   * if the copy has no such page, 416 for a range outside.
   */
  @GET
  @Path("/pages/{page_index}")
  @Produces({"image/jpeg", "image/png", MediaType.APPLICATION_JSON})
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<Response> page(
      @PathParam("id") UUID id,
      @PathParam("page_index") int pageIndex,
      @Context HttpHeaders headers) {
    return readingCopies
        .page(id, pageIndex, viewer())
        .flatMap(picture -> contents.answer(picture, headers));
  }

  /** Says who alone may lock a READY copy; null: any teacher. */
  @PUT
  @Path("/corrector")
  @RolesAllowed(Roles.ADMIN)
  public Uni<Response> assign(@PathParam("id") UUID id, @NotNull @Valid Assignment assignment) {
    return administering
        .assign(id, assignment.correctorId(), Instant.now())
        .chain(() -> readingCopies.copy(id, viewer()))
        .map(CopyResource::answer);
  }

  /**
   * GRADED → READY for a mistake, with a reason, unless the exam's results are released (409 {@code
   * illegal-transition}). Scores and annotations stay; the annotated PDF so far is kept. The same
   * {@code Idempotency-Key} twice reopens it once, whoever has finalised it since.
   */
  @POST
  @Path("/reopening")
  @RolesAllowed(Roles.ADMIN)
  public Uni<Response> reopen(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid Reopening reopening) {
    return administering
        .reopen(id, reopening.reason(), new Sender(caller.subject(), Instant.now(), key))
        .chain(() -> readingCopies.copy(id, viewer()))
        .map(CopyResource::answer);
  }

  private Viewer viewer() {
    return Viewer.of(caller, Instant.now());
  }

  private static Response answer(CopyView copy) {
    return Response.ok(copy).tag(Long.toString(copy.version())).build();
  }
}
