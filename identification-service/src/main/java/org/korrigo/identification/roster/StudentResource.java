package org.korrigo.identification.roster;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;

/** The roster, for a person who looks for the writer of a copy. */
@Path("/students")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class StudentResource {
  private final Roster roster;

  StudentResource(Roster roster) {
    this.roster = roster;
  }

  /**
   * Pupils whose name resembles {@code q}, the most similar first; accents, hyphens and the order
   * of names do not matter. Without {@code q} the first of the roster.
   */
  @GET
  public Uni<List<StudentView>> search(
      @RestQuery String q, @RestQuery @DefaultValue("20") int limit) {
    int rows = Pages.rowsToRead(limit) - 1;
    return Panache.withSession(() -> roster.search(q, rows));
  }
}
