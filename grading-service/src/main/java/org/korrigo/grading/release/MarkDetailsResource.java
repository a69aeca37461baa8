package org.korrigo.grading.release;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;

/** Everything that is known of an exam's marks as a table, for the secretariat to take away. */
@Path("/exams/{exam_id}/marks-details.csv")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class MarkDetailsResource {
  private static final String CSV = "text/csv";

  private final ExportingDetails exporting;
  private final Caller caller;

  MarkDetailsResource(ExportingDetails exporting, Caller caller) {
    this.exporting = exporting;
    this.caller = caller;
  }

  /**
   * A line for each copy by anonymous id, whatever its state: the pupil as far as known, variant,
   * who finalised it or is to mark it, the points and the remark of each question, the sum of the
   * annotations' deltas, total, maximum, the mark out of 20 once it is GRADED, the appreciation.
   * UTF-8 with byte order mark, semicolons, decimal commas; no text is cut, none is taken for a
   * formula. Each copy is journalled as EXPORT with the reason {@code marks-details}.
   */
  @GET
  @Produces({CSV, MediaType.APPLICATION_JSON})
  public Uni<Response> export(@RestPath("exam_id") UUID examId) {
    return exporting
        .export(examId, caller.subject(), Instant.now())
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(
            details ->
                Response.ok(details.table(), CSV + ";charset=UTF-8")
                    .header("Content-Disposition", "attachment; filename=\"notes-detail.csv\"")
                    .header("Cache-Control", "no-store")
                    .build());
  }
}
