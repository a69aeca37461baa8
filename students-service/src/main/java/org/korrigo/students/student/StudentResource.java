package org.korrigo.students.student;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;

/** The pupils, for the secretariat. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
class StudentResource {
  private final KeepingStudents keeping;

  StudentResource(KeepingStudents keeping) {
    this.keeping = keeping;
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

  /** A pupil; 404 if there is none. */
  @GET
  @Path("/{id}")
  public Uni<StudentView> read(@RestPath int id) {
    return keeping.read(id);
  }

  /** Links a pupil to the account with this subject, or to none; 409 if it is another pupil's. */
  @PUT
  @Path("/{id}/account")
  public Uni<StudentView> link(@RestPath int id, @Valid @NotNull AccountLink link) {
    return keeping.link(id, link.userId());
  }

  /**
   * Says where a pupil's last name ends; no roster changes it any more. 400 if the two together are
   * not the name on the roster.
   */
  @PUT
  @Path("/{id}/name")
  public Uni<StudentView> settleName(@RestPath int id, @Valid @NotNull SettledName name) {
    return keeping.settleName(id, name);
  }

  /** Removes a pupil; the pupil's copies stay, anonymous. */
  @DELETE
  @Path("/{id}")
  public Uni<Void> remove(@RestPath int id) {
    return keeping.remove(id);
  }
}
