package org.korrigo.identification.decision;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.korrigo.contracts.version.SeenVersion;

/** What every request to change a copy brings besides its body. */
public class AskedOfCopy {
  /** The tag that was seen, if the change is to be refused when it is another by now. */
  @HeaderParam("If-Match")
  String seen;

  /** Becomes the id of the line of the trail, so that a repeated request acts once. */
  @HeaderParam("Idempotency-Key")
  UUID key;

  /** Whether the answer is to hold the next copy of the queue too. */
  @QueryParam("next")
  @DefaultValue("false")
  boolean next;

  /** The request of a person, now. */
  PersonsRequest by(String personId) {
    return new PersonsRequest(
        personId,
        SeenVersion.optional(seen),
        key,
        next,
        Instant.now().truncatedTo(ChronoUnit.MICROS));
  }

  static Response tagged(CopyView copy) {
    return Response.ok(copy).tag(new EntityTag(Integer.toString(copy.version()))).build();
  }
}
