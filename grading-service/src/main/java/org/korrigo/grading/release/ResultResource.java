package org.korrigo.grading.release;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.grading.copy.CopySummary;
import org.korrigo.grading.copy.Download;
import org.korrigo.grading.copy.HandingOutPdfs;

/**
 * A pupil's own released results. Another's, an unreleased, a reopened and an unknown one are all
 * the same 404.
 */
@Path("/results")
@RolesAllowed(Roles.STUDENT)
@Cancellable(false)
class ResultResource {
  private final ReadingResults reading;
  private final HandingOutPdfs handingOut;
  private final Caller caller;

  ResultResource(ReadingResults reading, HandingOutPdfs handingOut, Caller caller) {
    this.reading = reading;
    this.handingOut = handingOut;
    this.caller = caller;
  }

  /** The pupil's results, newest exam first. Not paged: a pupil sits some ten exams a year. */
  @GET
  public Uni<List<ResultView>> list() {
    return reading.all(caller.subject());
  }

  /** One result: the points of every question, and all that the corrector wrote. */
  @GET
  @Path("/{copy_id}")
  public Uni<ResultDetails> read(@RestPath("copy_id") UUID copyId) {
    return reading.one(caller.subject(), copyId);
  }

  /**
   * The annotated copy, whole or a range of it; 304 if the caller has it already. Each download is
   * journalled as EXPORT with the reason {@code result-pdf}.
   */
  @GET
  @Path("/{copy_id}/pdf")
  @Produces({"application/pdf", MediaType.APPLICATION_JSON})
  public Uni<Response> pdf(
      @RestPath("copy_id") UUID copyId, @Context HttpHeaders headers, @Context Request request) {
    return reading
        .copy(caller.subject(), copyId)
        .flatMap(copy -> handingOut.answer(download(copy), headers, request));
  }

  private Download download(CopySummary copy) {
    return new Download(
        copy.id(),
        copy.finalPdf(),
        "copie-" + copy.anonymousId() + ".pdf",
        "result-pdf",
        caller.subject(),
        Instant.now());
  }
}
