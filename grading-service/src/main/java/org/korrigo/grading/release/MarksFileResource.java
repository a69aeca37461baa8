package org.korrigo.grading.release;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;

/** The marks file for PRONOTE, for the secretariat to take away. */
@Path("/exams/{exam_id}/marks.csv")
@RolesAllowed(Roles.ADMIN)
class MarksFileResource {
  private static final String CSV = "text/csv";

  private final ExportingMarks exporting;
  private final Caller caller;

  MarksFileResource(ExportingMarks exporting, Caller caller) {
    this.exporting = exporting;
    this.caller = caller;
  }

  /**
   * The file; each copy in it is journalled as exported. The header {@code Omitted-Copies} tells
   * how many copies of the exam are not in it, and {@code Link} where they are listed with the
   * reason.
   *
   * @param subject the name of the exam if left out
   * @param coefficient above 0, at most one decimal; 1 if left out
   */
  @GET
  @Produces({CSV, MediaType.APPLICATION_JSON})
  public Uni<Response> export(
      @RestPath("exam_id") UUID examId, @RestQuery String subject, @RestQuery String coefficient) {
    return exporting
        .export(examId, subject, Coefficient.parse(coefficient), caller.subject(), Instant.now())
        .map(MarksFileResource::file);
  }

  private static Response file(MarksView marks) {
    return Response.ok(PronoteMarks.write(marks), CSV + ";charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"notes.csv\"")
        .header("Cache-Control", "no-store")
        .header("Omitted-Copies", marks.omitted().size())
        .header("Link", "<marks>; rel=\"describedby\"; type=\"application/json\"")
        .build();
  }
}
