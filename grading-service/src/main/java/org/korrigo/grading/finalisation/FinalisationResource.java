package org.korrigo.grading.finalisation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.grading.copy.CopySummary;
import org.korrigo.grading.copy.Corrector;
import org.korrigo.grading.copy.Download;
import org.korrigo.grading.copy.HandingOutPdfs;
import org.korrigo.grading.copy.ReadingCopies;
import org.korrigo.grading.copy.Viewer;

/** Finishing a copy, and its annotated PDF. */
@Path("/copies/{id}")
@Cancellable(false)
class FinalisationResource {
  private final Finalising finalising;
  private final ReadingCopies readingCopies;
  private final CheckingTexts checking;
  private final FinalPdfs finalPdfs;
  private final HandingOutPdfs handingOut;
  private final Caller caller;

  FinalisationResource(
      Finalising finalising,
      ReadingCopies readingCopies,
      CheckingTexts checking,
      FinalPdfs finalPdfs,
      HandingOutPdfs handingOut,
      Caller caller) {
    this.finalising = finalising;
    this.readingCopies = readingCopies;
    this.checking = checking;
    this.finalPdfs = finalPdfs;
    this.handingOut = handingOut;
    this.caller = caller;
  }

  /**
   * LOCKED → GRADED with the annotated PDF; the lock ends. 409 {@code scores-missing} with the ids
   * of questions without a score, {@code conflict} with a violation for everything that was written
   * for another marking scale, {@code lock-lost} or {@code illegal-transition} otherwise. Sent
   * again by who finalised the copy it answers the copy as it is; the same {@code Idempotency-Key}
   * does so even after a reopening. {@code unprintable} tells which characters the PDF does not
   * show.
   */
  @POST
  @Path("/finalisation")
  @RolesAllowed(Roles.TEACHER)
  @APIResponseSchema(FinalisedCopy.class)
  public Uni<Response> finalise(
      @PathParam("id") UUID id,
      @HeaderParam("Lock-Token") UUID token,
      @HeaderParam("Idempotency-Key") UUID key) {
    return finalising
        .finalise(id, new Corrector(token, caller.subject(), Instant.now(), key))
        .chain(() -> readingCopies.copy(id, viewer()))
        .flatMap(
            copy ->
                checking
                    .unprintable(id, viewer())
                    .map(texts -> Response.ok(new FinalisedCopy(copy, texts)))
                    .map(answer -> answer.tag(Long.toString(copy.version())).build()));
  }

  /**
   * The texts with characters that the annotated PDF will not show, before it is made and after;
   * empty if it shows all that was written. 403 for a teacher whose copy it is not.
   */
  @GET
  @Path("/unprintable-texts")
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<List<UnprintableText>> unprintable(@PathParam("id") UUID id) {
    return checking.unprintable(id, viewer());
  }

  /**
   * The annotated PDF, whole or a range of its bytes; 404 unless the copy is GRADED. Each download
   * is journalled as EXPORT with the reason {@code final-pdf}.
   */
  @GET
  @Path("/final-pdf")
  @Produces({"application/pdf", MediaType.APPLICATION_JSON})
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<Response> finalPdf(
      @PathParam("id") UUID id, @Context HttpHeaders headers, @Context Request request) {
    return finalPdfs
        .copy(id, viewer())
        .flatMap(copy -> handingOut.answer(download(copy), headers, request));
  }

  private Download download(CopySummary copy) {
    return new Download(
        copy.id(),
        copy.finalPdf(),
        copy.anonymousId() + ".pdf",
        "final-pdf",
        caller.subject(),
        Instant.now());
  }

  private Viewer viewer() {
    return Viewer.of(caller, Instant.now());
  }
}
