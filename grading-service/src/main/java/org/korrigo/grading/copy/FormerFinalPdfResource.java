package org.korrigo.grading.copy;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.content.ContentAnswers;
import org.korrigo.contracts.storage.StoredSlice;

/** The annotated PDFs that a copy had before it was reopened (domain §2), for the secretariat. */
@Path("/copies/{id}/former-final-pdfs")
@RolesAllowed(Roles.ADMIN)
class FormerFinalPdfResource {
  private final ReadingFormerFinalPdfs reading;
  private final ContentAnswers contents;

  FormerFinalPdfResource(ReadingFormerFinalPdfs reading, ContentAnswers contents) {
    this.reading = reading;
    this.contents = contents;
  }

  /** All of them, the newest first; none unless the copy was reopened. 404 without such a copy. */
  @GET
  public Uni<List<FormerFinalPdfView>> list(@RestPath("id") UUID copyId) {
    return reading.ofCopy(copyId);
  }

  /** One of them as it was, whole or a range of its bytes; 404 unless it is this copy's. */
  @GET
  @Path("/{former_id}")
  @Produces({"application/pdf", MediaType.APPLICATION_JSON})
  public Uni<Response> pdf(
      @RestPath("id") UUID copyId,
      @RestPath("former_id") UUID formerId,
      @Context HttpHeaders headers) {
    return reading
        .file(copyId, formerId)
        .flatMap(file -> contents.answer(StoredSlice.whole(file), headers));
  }
}
