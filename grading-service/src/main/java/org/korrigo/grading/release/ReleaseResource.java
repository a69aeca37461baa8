package org.korrigo.grading.release;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.grading.copy.Sender;

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
   * not marked or not identified. Again later, it gives what has come to be since; but the same
   * {@code Idempotency-Key} twice releases once, and answers how things stand by now.
   */
  @POST
  public Uni<ReleaseView> release(
      @RestPath("exam_id") UUID examId,
      @RestHeader("Idempotency-Key") UUID key,
      NewRelease release) {
    NewRelease wanted = release == null ? new NewRelease(null) : release;
    return releasing.release(examId, wanted, sender(key));
  }

  /**
   * Takes the results back: from then on no pupil reads them. Without effect if not released. The
   * same {@code Idempotency-Key} twice takes them back once.
   */
  @DELETE
  public Uni<ReleaseView> withdraw(
      @RestPath("exam_id") UUID examId, @RestHeader("Idempotency-Key") UUID key) {
    return releasing.withdraw(examId, sender(key));
  }

  private Sender sender(UUID key) {
    return new Sender(caller.subject(), Instant.now(), key);
  }
}
