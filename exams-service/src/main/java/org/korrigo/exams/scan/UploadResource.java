package org.korrigo.exams.scan;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;

/** Scans coming in, from the secretariat. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
class UploadResource {
  private final ReceivingScans receiving;
  private final Caller caller;

  UploadResource(ReceivingScans receiving, Caller caller) {
    this.receiving = receiving;
    this.caller = caller;
  }

  /**
   * Takes a batch of scanned A3 sheets: multipart, part {@code file} a PDF, and optionally {@code
   * pages_per_copy}, a multiple of the exam's pages per booklet, which is the default. Answers 202
   * with the job to follow and its place. The same content twice is 409 duplicate-upload unless
   * {@code force=true}; with an {@code Idempotency-Key} (a UUID, which becomes the job's id) a
   * repeated request answers 200 with the first one's job.
   */
  @POST
  @Path("/{id}/uploads")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Uni<Response> upload(
      @RestPath UUID id,
      @RestForm("file") FileUpload file,
      @RestForm("pages_per_copy") String pagesPerCopy,
      @RestQuery boolean force,
      @HeaderParam("Idempotency-Key") UUID key,
      @Context UriInfo uri) {
    IncomingScan scan =
        file == null
            ? null
            : new IncomingScan(
                file.uploadedFile(), file.fileName(), file.size(), pagesPerCopy, force);
    UUID jobId = key == null ? UUID.randomUUID() : key;
    return receiving
        .receive(id, jobId, scan, caller.subject(), Instant.now())
        .map(
            received ->
                Response.status(received.created() ? 202 : 200)
                    .location(
                        uri.getBaseUriBuilder()
                            .path("jobs")
                            .path(received.job().id().toString())
                            .build())
                    .entity(received.job())
                    .build());
  }
}
