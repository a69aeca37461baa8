package org.korrigo.students.student;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/** The pupils, for the secretariat. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class StudentResource {
  private final KeepingStudents keeping;
  private final WritingStudents writing;
  private final MergingStudents merging;
  private final Caller caller;

  StudentResource(
      KeepingStudents keeping, WritingStudents writing, MergingStudents merging, Caller caller) {
    this.keeping = keeping;
    this.writing = writing;
    this.merging = merging;
    this.caller = caller;
  }

  /**
   * Lists pupils in the order of their names, a page at a time.
   *
   * @param q parts of the name, accents and case aside, small misspellings forgiven
   * @param className only this class
   * @param nameSplit only these, e.g. GUESSED: those whose last name a person should look at
   */
  @GET
  @APIResponseSchema(StudentView[].class)
  public Uni<Response> list(
      @RestQuery String q,
      @RestQuery("class_name") String className,
      @RestQuery("name_split") NameSplit nameSplit,
      @RestQuery String after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    NamePosition position = after == null ? null : NamePosition.parse(after);
    return keeping
        .list(new StudentFilter(q, className, nameSplit, position), Pages.rowsToRead(limit))
        .map(rows -> Pages.answer(rows, limit, uri, row -> NamePosition.of(row).cursor()));
  }

  /** A pupil, with its entity tag; 404 if there is none. */
  @GET
  @Path("/{id}")
  @APIResponseSchema(StudentView.class)
  public Uni<Response> read(@RestPath int id) {
    return keeping.read(id).map(StudentResource::tagged);
  }

  /**
   * Writes a pupil down: 201 with its place and entity tag. With an {@code Idempotency-Key} a
   * repeated request answers 200 with the pupil that the first one made. 409 if there is a pupil of
   * this name and birth date.
   */
  @POST
  @APIResponseSchema(value = StudentView.class, responseCode = "201")
  public Uni<Response> write(
      @RestHeader("Idempotency-Key") UUID key,
      @Valid @NotNull StudentForm form,
      @Context UriInfo uri) {
    return writing
        .create(key, form.checked(LocalDate.now(ZoneOffset.UTC)))
        .map(
            written ->
                tagged(
                    written.isNew()
                        ? Response.created(
                            uri.getBaseUriBuilder()
                                .path(Integer.toString(written.student().id()))
                                .build())
                        : Response.ok(),
                    written.student()));
  }

  /**
   * Replaces what is known of a pupil. Needs {@code If-Match} with the tag that was seen: 428
   * without, 412 when it has changed since; 409 if another pupil has this name and birth date.
   */
  @PUT
  @Path("/{id}")
  @APIResponseSchema(StudentView.class)
  public Uni<Response> rewrite(
      @RestPath int id, @RestHeader("If-Match") String seen, @Valid @NotNull StudentForm form) {
    return writing
        .change(id, SeenVersion.required(seen), form.checked(LocalDate.now(ZoneOffset.UTC)))
        .map(StudentResource::tagged);
  }

  /**
   * Makes two records of one pupil one: this one stays, with the other's address and account where
   * it has none; the other's copies become this one's. Doing it again changes nothing. Honours
   * {@code If-Match} where it is given: 412 when this record has changed since. 409 if both have an
   * account, or an account was changed meanwhile. An account that was created for one of them and
   * is not linked goes; 502 or 504 where the identity provider fails or does not answer.
   */
  @POST
  @Path("/{id}/merges")
  @APIResponseSchema(value = StudentView.class, responseCode = "200")
  public Uni<Response> merge(
      @RestPath int id, @RestHeader("If-Match") String seen, @Valid @NotNull Merge merge) {
    return merging
        .merge(id, SeenVersion.optional(seen), merge.studentId(), caller.subject(), Instant.now())
        .map(StudentResource::tagged);
  }

  /**
   * Links a pupil to the account with this subject, or to none. Honours {@code If-Match} where it
   * is given: 412 when the pupil has changed since. 409 if the account is another pupil's.
   */
  @PUT
  @Path("/{id}/account")
  @APIResponseSchema(StudentView.class)
  public Uni<Response> link(
      @RestPath int id, @RestHeader("If-Match") String seen, @Valid @NotNull AccountLink link) {
    return keeping.link(id, SeenVersion.optional(seen), link.userId()).map(StudentResource::tagged);
  }

  /**
   * Says where a pupil's last name ends; no roster changes it any more. 400 if the two together are
   * not the name on the roster. Honours {@code If-Match} where it is given: 412 when the pupil has
   * changed since.
   */
  @PUT
  @Path("/{id}/name")
  @APIResponseSchema(StudentView.class)
  public Uni<Response> settleName(
      @RestPath int id, @RestHeader("If-Match") String seen, @Valid @NotNull SettledName name) {
    return keeping.settleName(id, SeenVersion.optional(seen), name).map(StudentResource::tagged);
  }

  /**
   * Removes a pupil and the account that was created for the pupil; the pupil's copies stay,
   * anonymous. 502 or 504 where the identity provider fails or does not answer, 409 if the account
   * was changed meanwhile.
   */
  @DELETE
  @Path("/{id}")
  public Uni<Void> remove(@RestPath int id) {
    return keeping.remove(id);
  }

  private static Response tagged(StudentView student) {
    return tagged(Response.ok(), student);
  }

  private static Response tagged(Response.ResponseBuilder answer, StudentView student) {
    return answer.tag(new EntityTag(Integer.toString(student.version()))).entity(student).build();
  }
}
