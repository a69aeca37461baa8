package org.korrigo.grading.release;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;

/** The marks file for PRONOTE, for the secretariat to take away. */
@Path("/exams/{exam_id}/marks.csv")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class MarksFileResource {
  private static final String CSV = "text/csv";
  private static final int MOST_LISTED = 100;

  private final ExportingMarks exporting;
  private final Caller caller;

  MarksFileResource(ExportingMarks exporting, Caller caller) {
    this.exporting = exporting;
    this.caller = caller;
  }

  /**
   * The file; each copy in it is journalled as exported. The header {@code Omitted-Copies} tells
   * how many copies of the exam are not in it, those too that are not handed over yet, {@code
   * Omitted-Copy-List} which by anonymous id and why, as far as a header may be long (100 of them),
   * and {@code Link} where all are listed. HEAD answers these headers and journals nothing.
   *
   * @param subject the name of the exam if left out
   * @param coefficient above 0, at most one decimal; 1 if left out
   */
  @GET
  @Produces({CSV, MediaType.APPLICATION_JSON})
  public Uni<Response> export(
      @RestPath("exam_id") UUID examId,
      @RestQuery String subject,
      @RestQuery String coefficient,
      @Context Request request) {
    BigDecimal parsed = Coefficient.parse(coefficient);
    Uni<MarksView> marks =
        request.getMethod().equals(HttpMethod.HEAD)
            ? exporting.read(examId, subject, parsed)
            : exporting.export(examId, subject, parsed, caller.subject(), Instant.now());
    return marks.emitOn(Infrastructure.getDefaultWorkerPool()).map(MarksFileResource::file);
  }

  private static Response file(MarksView marks) {
    Response.ResponseBuilder file = Response.ok(PronoteMarks.write(marks), CSV + ";charset=UTF-8");
    if (!marks.omitted().isEmpty()) {
      file.header("Omitted-Copy-List", listed(marks.omitted()));
    }
    return file.header("Content-Disposition", "attachment; filename=\"notes.csv\"")
        .header("Cache-Control", "no-store")
        .header("Omitted-Copies", marks.omitted().size())
        .header("Link", "<marks>; rel=\"describedby\"; type=\"application/json\"")
        .build();
  }

  /** A list of strings with their reasons as RFC 9651 writes it. */
  private static String listed(List<ObstructedCopy> omitted) {
    return omitted.stream()
        .limit(MOST_LISTED)
        .map(
            copy ->
                "\"%s\";reason=%s"
                    .formatted(
                        copy.anonymousId().replaceAll("[^ -~]|[\"\\\\]", "_"), copy.reason()))
        .collect(Collectors.joining(", "));
  }
}
