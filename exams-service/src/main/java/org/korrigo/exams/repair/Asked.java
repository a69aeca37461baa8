package org.korrigo.exams.repair;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** What every request for an action brings besides its body. */
public class Asked {
  /** Becomes the action's id, so that a repeated request acts once. */
  @HeaderParam("Idempotency-Key")
  UUID key;

  @Context UriInfo uri;
}
