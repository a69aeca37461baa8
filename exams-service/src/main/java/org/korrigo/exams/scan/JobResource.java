package org.korrigo.exams.scan;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;

/** Jobs, for the secretariat to follow, to try again and to cancel. */
@Path("/jobs/{id}")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class JobResource {
  private final FollowingJobs following;
  private final CancellingJobs cancelling;
  private final RetryingJobs retrying;
  private final Caller caller;

  JobResource(
      FollowingJobs following, CancellingJobs cancelling, RetryingJobs retrying, Caller caller) {
    this.following = following;
    this.cancelling = cancelling;
    this.retrying = retrying;
    this.caller = caller;
  }

  /** How far the job is, and what is wrong so far. */
  @GET
  public Uni<JobView> show(@RestPath UUID id) {
    return following.one(id);
  }

  /**
   * Server-sent events: the job now, after every change, and at its end, which ends the stream;
   * after 15 seconds without any the same again, so that the stream is not taken for dead. The job
   * is looked for before the stream begins: afterwards no problem could be answered any more.
   */
  @GET
  @Path("/events")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<JobView> follow(@RestPath UUID id) {
    following.require(id);
    return following.follow(id);
  }

  /**
   * Takes the upload back whose job is not DONE, a FAILED one too: the exam is then as if it had
   * never come, and the same file may come again. Answers the job, CANCELLED. A job that reads a
   * scan again, whose copies were proposed, is left as it was before: it is answered DONE, and the
   * sides that were to be read again are open. 409 illegal-transition once a job is DONE, or when
   * it is cancelled already.
   */
  @POST
  @Path("/cancellation")
  public Uni<JobView> cancel(@RestPath UUID id) {
    return cancelling.cancel(id, caller.subject(), Instant.now());
  }

  /**
   * Tries a FAILED job again, once what made it fail is seen to: it goes on where it was. Answers
   * 202 with the job, QUEUED; 409 illegal-transition unless it FAILED.
   */
  @POST
  @Path("/retry")
  public Uni<Response> retry(@RestPath UUID id) {
    return retrying.retry(id).map(job -> Response.accepted(job).build());
  }
}
