package org.korrigo.grading.copy;

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
import org.korrigo.contracts.storage.StoredFile;

/** The annotated PDFs that a copy had before it was reopened (domain §2), for the secretariat. */
@Path("/copies/{id}/former-final-pdfs")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class FormerFinalPdfResource {
  private final ReadingFormerFinalPdfs reading;
  private final HandingOutPdfs handingOut;
  private final Caller caller;

  FormerFinalPdfResource(ReadingFormerFinalPdfs reading, HandingOutPdfs handingOut, Caller caller) {
    this.reading = reading;
    this.handingOut = handingOut;
    this.caller = caller;
  }

  /** All of them, the newest first; none unless the copy was reopened. 404 without such a copy. */
  @GET
  public Uni<List<FormerFinalPdfView>> list(@RestPath("id") UUID copyId) {
    return reading.ofCopy(copyId);
  }

  /**
   * One of them as it was, whole or a range of its bytes; 404 unless it is this copy's. Each
   * download is journalled as EXPORT with the reason {@code former-final-pdf}.
   */
  @GET
  @Path("/{former_id}")
  @Produces({"application/pdf", MediaType.APPLICATION_JSON})
  public Uni<Response> pdf(
      @RestPath("id") UUID copyId,
      @RestPath("former_id") UUID formerId,
      @Context HttpHeaders headers,
      @Context Request request) {
    return reading
        .file(copyId, formerId)
        .flatMap(file -> handingOut.answer(download(copyId, formerId, file), headers, request));
  }

  private Download download(UUID copyId, UUID formerId, StoredFile file) {
    return new Download(
        copyId, file, formerId + ".pdf", "former-final-pdf", caller.subject(), Instant.now());
  }
}
