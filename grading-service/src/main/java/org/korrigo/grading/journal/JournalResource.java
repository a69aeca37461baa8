package org.korrigo.grading.journal;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.problem.Problem;

/** What was done to a copy, by whom and when. */
@Path("/copies/{id}/journal")
class JournalResource {
  private final Journal journal;
  private final Caller caller;

  JournalResource(Journal journal, Caller caller) {
    this.journal = journal;
    this.caller = caller;
  }

  /**
   * The journal from the import on, page by page; 404 if nothing was ever done to such a copy. When
   * a copy was imported and handed over is told to the secretariat alone.
   */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<Response> ofCopy(
      @PathParam("id") UUID copyId,
      @QueryParam("after") String after,
      @QueryParam("limit") @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return journal
        .ofCopy(copyId, sequence(after), Pages.rowsToRead(limit))
        .map(lines -> caller.is(Roles.ADMIN) ? lines : forCorrectors(lines))
        .map(rows -> Pages.answer(rows, limit, uri, line -> Integer.toString(line.sequence())));
  }

  private static List<JournalLine> forCorrectors(List<JournalLine> lines) {
    return lines.stream().map(JournalLine::forCorrector).toList();
  }

  private static int sequence(String after) {
    if (after == null) {
      return 0;
    }
    if (!after.matches("\\d{1,9}")) {
      throw Problem.invalid("after", "is not a cursor that a list has given");
    }
    return Integer.parseInt(after);
  }
}
