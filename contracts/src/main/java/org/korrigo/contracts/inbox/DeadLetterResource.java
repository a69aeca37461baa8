package org.korrigo.contracts.inbox;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.korrigo.contracts.caller.Roles;

/** The command that replays a service's dead letters. */
@Path("/dead-letters")
public class DeadLetterResource {
  private final DeadLetterReplay replay;

  DeadLetterResource(DeadLetterReplay replay) {
    this.replay = replay;
  }

  /** Applies every dead letter of this service once more and answers how many took effect. */
  @POST
  @Path("/replays")
  @Blocking
  @RolesAllowed(Roles.ADMIN)
  public ReplayReport replay() {
    return replay.replay();
  }
}
