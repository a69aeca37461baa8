package org.korrigo.grading.copy;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.grading.exam.Exams;

/** The exams to be marked, and their copies. */
@Path("/exams")
@RolesAllowed({Roles.ADMIN, Roles.TEACHER})
@Cancellable(false)
class ExamResource {
  private final ReadingCopies readingCopies;
  private final AdministeringCopies administering;
  private final Caller caller;

  ExamResource(ReadingCopies readingCopies, AdministeringCopies administering, Caller caller) {
    this.readingCopies = readingCopies;
    this.administering = administering;
    this.caller = caller;
  }

  /**
   * Who may mark an exam's copies.
   *
   * @param openMarking whether any teacher may mark a copy that is assigned to nobody
   */
  record Marking(@NotNull Boolean openMarking) {}

  /** The exams, newest sitting first, by keyset. */
  @GET
  public Uni<Response> exams(
      @QueryParam("after") String after,
      @QueryParam("limit") @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return readingCopies
        .exams(after, Pages.rowsToRead(limit), Instant.now())
        .map(rows -> Pages.answer(rows, limit, uri, exam -> Exams.cursor(exam.date(), exam.id())));
  }

  /** One exam with its marking scale and how far the marking is. */
  @GET
  @Path("/{exam_id}")
  public Uni<ExamView> exam(@PathParam("exam_id") UUID id) {
    return readingCopies.exam(id, Instant.now());
  }

  /**
   * Says whether any teacher may mark a copy that is assigned to nobody, as at first; otherwise
   * only the correctors that copies are assigned to see and mark them.
   */
  @PUT
  @Path("/{exam_id}/marking")
  @RolesAllowed(Roles.ADMIN)
  public Uni<ExamView> marking(@PathParam("exam_id") UUID id, @NotNull @Valid Marking marking) {
    return administering
        .openMarking(id, marking.openMarking())
        .chain(() -> readingCopies.exam(id, Instant.now()));
  }

  /**
   * How many copies each corrector has, and how far they are; an admin sees all correctors, a
   * teacher the teacher's own line and, if the exam is open, what is assigned to nobody.
   */
  @GET
  @Path("/{exam_id}/progress")
  public Uni<ProgressView> progress(@PathParam("exam_id") UUID id) {
    return readingCopies.progress(id, Viewer.of(caller, Instant.now()));
  }

  /**
   * The exam's copies by anonymous id, by keyset; a teacher's own and those that the teacher may
   * lock, an admin's all. {@code status} is READY, LOCKED or GRADED.
   */
  @GET
  @Path("/{exam_id}/copies")
  public Uni<Response> copies(
      @PathParam("exam_id") UUID id,
      @QueryParam("status") String status,
      @QueryParam("after") String after,
      @QueryParam("limit") @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return readingCopies
        .copies(id, parse(status), after, Pages.rowsToRead(limit), Viewer.of(caller, Instant.now()))
        .map(rows -> Pages.answer(rows, limit, uri, CopyLine::anonymousId));
  }

  private static CopyStatus parse(String status) {
    if (status == null) {
      return null;
    }
    return Arrays.stream(CopyStatus.values())
        .filter(candidate -> candidate.name().equals(status))
        .findFirst()
        .orElseThrow(() -> Problem.invalid("status", "must be READY, LOCKED or GRADED"));
  }
}
