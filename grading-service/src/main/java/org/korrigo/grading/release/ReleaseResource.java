package org.korrigo.grading.release;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;

/** The release of an exam's results, for the secretariat. */
@Path("/exams/{exam_id}/release")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class ReleaseResource {
  private final ReleasingResults releasing;
  private final Caller caller;

  ReleaseResource(ReleasingResults releasing, Caller caller) {
    this.releasing = releasing;
    this.caller = caller;
  }

  /** Whether the results are out, since when and by whom, and what keeps which copies from it. */
  @GET
  public Uni<ReleaseView> read(@RestPath("exam_id") UUID examId) {
    return releasing.read(examId);
  }

  /**
   * Gives the results to the pupils: every copy, or every copy but the exceptions. 409
   * not-releasable, with the copies by anonymous id and their reasons, while one of the others is
   * not marked or not identified. Again later, it gives what has come to be since.
   */
  @POST
  public Uni<ReleaseView> release(@RestPath("exam_id") UUID examId, NewRelease release) {
    NewRelease wanted = release == null ? new NewRelease(null) : release;
    return releasing.release(examId, wanted, caller.subject(), now());
  }

  /** Takes the results back: from then on no pupil reads them. Without effect if not released. */
  @DELETE
  public Uni<ReleaseView> withdraw(@RestPath("exam_id") UUID examId) {
    return releasing.withdraw(examId, caller.subject(), now());
  }

  /** As exactly as the database keeps it, so that the answer tells what is read later. */
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
