package org.korrigo.grading.copy;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.grading.copy.LockingNextCopies.Wish;

/** The next copy to mark, in one call. */
@Path("/exams/{exam_id}/next-copy")
@Cancellable(false)
class NextCopyResource {
  private final LockingNextCopies lockingNext;
  private final ReadingCopies readingCopies;
  private final Caller caller;
  private final SecurityIdentity identity;

  NextCopyResource(
      LockingNextCopies lockingNext,
      ReadingCopies readingCopies,
      Caller caller,
      SecurityIdentity identity) {
    this.lockingNext = lockingNext;
    this.readingCopies = readingCopies;
    this.caller = caller;
    this.identity = identity;
  }

  /**
   * Locks the next free copy for the teacher who asks: those assigned to the teacher first, then
   * those assigned to nobody if the exam is open; last those that the teacher has given back, the
   * longest ago first, so that a copy can be passed over. 201 with the lock and the copy, 204 if
   * there is none left. With {@code question}, the next copy on which that question has no score
   * yet; 400 if the exam has no such question. The same {@code Idempotency-Key} again locks the
   * copy that it locked before, with a new token, and is refused as {@code POST /copies/{id}/lock}
   * is if the copy is another's or finalised by now.
   */
  @POST
  @RolesAllowed(Roles.TEACHER)
  @APIResponseSchema(value = NextCopy.class, responseCode = "201")
  public Uni<Response> next(
      @RestPath("exam_id") UUID examId,
      @RestQuery String question,
      @HeaderParam("Idempotency-Key") UUID key) {
    Instant now = Instant.now();
    return lockingNext
        .lock(new Wish(examId, question, Teacher.calling(caller, identity), key, now))
        .flatMap(
            lock ->
                lock == null
                    ? Uni.createFrom().item(Response.noContent().build())
                    : readingCopies
                        .copy(lock.copyId(), Viewer.of(caller, now))
                        .map(copy -> new NextCopy(LockView.of(lock), copy))
                        .map(next -> Response.status(201).entity(next).build()));
  }
}
