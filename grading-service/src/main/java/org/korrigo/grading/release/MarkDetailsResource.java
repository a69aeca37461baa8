package org.korrigo.grading.release;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;

/** Everything that is known of an exam's marks as a table, for the secretariat to take away. */
@Path("/exams/{exam_id}/marks-details.csv")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class MarkDetailsResource {
  private static final String CSV = "text/csv;charset=UTF-8";

  private final ExportingDetails exporting;
  private final Caller caller;

  MarkDetailsResource(ExportingDetails exporting, Caller caller) {
    this.exporting = exporting;
    this.caller = caller;
  }

  /**
   * A line for each copy by anonymous id, whatever its state: the pupil as far as known, variant,
   * who finalised it or is to mark it, the points and the remark of each question, the annotations
   * with page, type, points and text, the sum of their deltas, total, maximum, the mark out of 20
   * once it is GRADED, the appreciation. Those that are not handed over follow, as STAGING and with
   * nothing else. UTF-8 with byte order mark, semicolons, decimal commas; no text is cut, none is
   * taken for a formula. Each copy that is handed over is journalled as EXPORT with the reason
   * {@code marks-details}.
   */
  @GET
  @Produces(CSV)
  public RestMulti<byte[]> export(@RestPath("exam_id") UUID examId, @Context Request request) {
    boolean taken = !request.getMethod().equals(HttpMethod.HEAD);
    return RestMulti.fromUniResponse(
        exporting.export(examId, taken, caller.subject(), Instant.now()),
        table -> taken ? Pieces.all(() -> table) : Pieces.none(() -> table),
        table ->
            Map.of(
                "Content-Disposition", List.of("attachment; filename=\"notes-detail.csv\""),
                "Cache-Control", List.of("no-store")));
  }
}
