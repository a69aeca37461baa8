package org.korrigo.grading.bank;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.version.SeenVersion;

/** The caller's own texts; another's are not-found. */
@Path("/user-annotations")
@RolesAllowed(Roles.TEACHER)
@Cancellable(false)
class UserAnnotationResource {
  private final KeepingUserAnnotations keeping;
  private final Caller caller;

  UserAnnotationResource(KeepingUserAnnotations keeping, Caller caller) {
    this.keeping = keeping;
    this.caller = caller;
  }

  /**
   * A text as the corrector writes it.
   *
   * @param text 1 to 2000 characters; spaces around it are taken away
   */
  record NewUserAnnotation(@NotNull @Size(min = 1, max = BankText.LONGEST) String text) {}

  /** The caller's own texts, most used first, by keyset. */
  @GET
  @APIResponseSchema(UserAnnotationView[].class)
  public Uni<Response> own(
      @RestQuery String after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return keeping
        .own(caller.subject(), UserAnnotationCursor.parse(after), Pages.rowsToRead(limit))
        .map(
            rows ->
                Pages.answer(rows, limit, uri, last -> UserAnnotationCursor.of(last).toString()));
  }

  /**
   * Keeps a text: 201; 200 with what is there if the same {@code Idempotency-Key} was used before;
   * 409 {@code conflict} if the caller keeps the same text already.
   */
  @POST
  @APIResponseSchema(UserAnnotationView.class)
  public Uni<Response> create(
      @RestHeader("Idempotency-Key") UUID key, @NotNull @Valid NewUserAnnotation annotation) {
    return keeping
        .create(key == null ? UUID.randomUUID() : key, caller.subject(), annotation.text())
        .map(kept -> answer(kept.isNew() ? Status.CREATED : Status.OK, kept.text()));
  }

  /** One text with its version as entity tag; 404 if it is not the caller's. */
  @GET
  @Path("/{id}")
  @APIResponseSchema(UserAnnotationView.class)
  public Uni<Response> read(@RestPath UUID id) {
    return keeping.read(id, caller.subject()).map(one -> answer(Status.OK, one));
  }

  /** Writes a text anew; 412 unless {@code If-Match} is its entity tag. */
  @PUT
  @Path("/{id}")
  @APIResponseSchema(UserAnnotationView.class)
  public Uni<Response> change(
      @RestPath UUID id,
      @RestHeader(HttpHeaders.IF_MATCH) String seen,
      @NotNull @Valid NewUserAnnotation annotation) {
    return keeping
        .change(id, caller.subject(), SeenVersion.required(seen), annotation.text())
        .map(changed -> answer(Status.OK, changed));
  }

  /**
   * Throws a text away; 412 unless {@code If-Match} is its entity tag. What was annotated stays.
   */
  @DELETE
  @Path("/{id}")
  public Uni<Void> delete(@RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) String seen) {
    return keeping.delete(id, caller.subject(), SeenVersion.required(seen));
  }

  /**
   * Counts one use of a text: called when it is put on a copy. Each call counts, but the same
   * {@code Idempotency-Key} once; 409 {@code conflict} if it was for another text.
   */
  @POST
  @Path("/{id}/uses")
  public Uni<UserAnnotationView> use(@RestPath UUID id, @RestHeader("Idempotency-Key") UUID key) {
    return keeping.use(id, caller.subject(), key, Instant.now());
  }

  private static Response answer(Status status, UserAnnotationView annotation) {
    return Response.status(status)
        .entity(annotation)
        .tag(Integer.toString(annotation.version()))
        .build();
  }
}
