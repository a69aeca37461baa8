package org.korrigo.grading.bank;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;

/** Texts to offer while a corrector types. */
@Path("/suggestions")
@RolesAllowed(Roles.TEACHER)
@Cancellable(false)
class SuggestionResource {
  private static final int MOST = 50;

  private final Suggesting suggesting;
  private final Caller caller;

  SuggestionResource(Suggesting suggesting, Caller caller) {
    this.suggesting = suggesting;
    this.caller = caller;
  }

  /**
   * The best few of the exam's templates and the caller's own texts, accents, case and punctuation
   * ignored: those that begin so before those that have the words further on; among these,
   * templates for the question, own texts by use, other templates. A chosen few, so not paged.
   *
   * @param exam whose templates; own texts alone if left out
   * @param question templates for this question, beside those for any
   * @param prefix the beginning of a word of the text; all if left out
   * @param limit 1 to 50
   */
  @GET
  public Uni<List<Suggestion>> of(
      @RestQuery UUID exam,
      @RestQuery String question,
      @RestQuery String prefix,
      @RestQuery @DefaultValue("10") int limit) {
    return suggesting.of(caller.subject(), exam, question, prefix, Math.clamp(limit, 1, MOST));
  }
}
