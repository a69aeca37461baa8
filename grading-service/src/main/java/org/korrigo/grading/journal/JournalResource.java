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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.problem.Problem;

/** What was done to a copy, by whom and when. */
@Path("/copies/{id}/journal")
@Cancellable(false)
class JournalResource {
  private final Journal journal;
  private final JournalReaders readers;
  private final Caller caller;

  JournalResource(Journal journal, JournalReaders readers, Caller caller) {
    this.journal = journal;
    this.readers = readers;
    this.caller = caller;
  }

  /**
   * The journal from the import on, page by page; 404 if nothing was ever done to such a copy, 403
   * for a teacher whose copy it is not. When a copy was imported and handed over, and who else was
   * given its mark or its PDF and when, is told to the secretariat alone: it may be the pupil. So
   * is what was written when a copy was reopened.
   */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<Response> ofCopy(
      @PathParam("id") UUID copyId,
      @QueryParam("after") String after,
      @QueryParam("limit") @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return lines(copyId, sequence(after), Pages.rowsToRead(limit))
        .map(rows -> Pages.answer(rows, limit, uri, line -> Integer.toString(line.sequence())));
  }

  private Uni<List<JournalLine>> lines(UUID copyId, int after, int rows) {
    return caller.is(Roles.ADMIN)
        ? journal.ofCopy(copyId, after, rows)
        : readers
            .requireReader(copyId, caller.subject(), Instant.now())
            .chain(() -> journal.ofCopy(copyId, after, rows))
            .map(lines -> lines.stream().map(line -> line.forCorrector(caller.subject())).toList());
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
