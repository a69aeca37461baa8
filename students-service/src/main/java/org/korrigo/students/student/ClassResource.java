package org.korrigo.students.student;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;

/** The classes, as the pupils name them. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class ClassResource {
  private final KeepingStudents keeping;

  ClassResource(KeepingStudents keeping) {
    this.keeping = keeping;
  }

  /**
   * Lists classes in the order of their names, a page at a time; a class's own list is that of its
   * pupils.
   */
  @GET
  @Path("/classes")
  @APIResponseSchema(ClassView[].class)
  public Uni<Response> list(
      @RestQuery @DefaultValue("") String after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return keeping
        .classes(after, Pages.rowsToRead(limit))
        .map(rows -> Pages.answer(rows, limit, uri, ClassView::className));
  }
}
