package org.korrigo.grading.release;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Roles;

/** The marks of an exam by name, for the secretariat to look at. */
@Path("/exams/{exam_id}/marks")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class MarksResource {
  private final ExportingMarks exporting;

  MarksResource(ExportingMarks exporting) {
    this.exporting = exporting;
  }

  /**
   * The lines that the marks file has, and the copies that it has not, with the reason: those too
   * that are not handed over yet.
   *
   * @param subject the name of the exam if left out
   * @param coefficient above 0, at most one decimal; 1 if left out
   */
  @GET
  public Uni<MarksView> read(
      @RestPath("exam_id") UUID examId, @RestQuery String subject, @RestQuery String coefficient) {
    return exporting.read(examId, subject, Coefficient.parse(coefficient));
  }
}
