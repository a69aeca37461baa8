package org.korrigo.grading.release;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;

/** All annotated PDFs of an exam in one file, for the secretariat to take away. */
@Path("/exams/{exam_id}/final-pdfs.zip")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class FinalPdfsResource {
  private final ArchivingPdfs archiving;
  private final Caller caller;

  FinalPdfsResource(ArchivingPdfs archiving, Caller caller) {
    this.archiving = archiving;
    this.caller = caller;
  }

  /**
   * A ZIP with the annotated PDF of each GRADED copy, named by its anonymous id, sent while it is
   * made; each that is whole in the store is journalled as EXPORT with the reason {@code
   * final-pdfs-archive}. Its last entry, {@code omitted.csv}, lists the copies without one and why;
   * the header {@code Omitted-Copies} tells how many are not GRADED, those too that are not handed
   * over yet. If the connection breaks off, the file is not whole.
   *
   * @param names names the files that pupils have after them; 409 {@code conflict} unless the
   *     results are released
   */
  @GET
  @Produces("application/zip")
  public RestMulti<byte[]> download(
      @RestPath("exam_id") UUID examId, @RestQuery boolean names, @Context Request request) {
    boolean taken = !request.getMethod().equals(HttpMethod.HEAD);
    Uni<ArchiveContents> contents =
        archiving.export(examId, names, taken, caller.subject(), Instant.now());
    return RestMulti.fromUniResponse(
        contents,
        made -> taken ? archiving.bytes(made) : archiving.nothingOf(made),
        FinalPdfsResource::headers);
  }

  private static Map<String, List<String>> headers(ArchiveContents contents) {
    return Map.of(
        "Content-Disposition", List.of("attachment; filename=\"copies.zip\""),
        "Cache-Control", List.of("no-store"),
        "Omitted-Copies", List.of(Integer.toString(contents.omitted())));
  }
}
