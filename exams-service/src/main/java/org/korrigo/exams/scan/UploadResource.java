package org.korrigo.exams.scan;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;
import org.korrigo.exams.form.BoundedParts;
import org.korrigo.exams.row.Ordered;

/** Paper coming in, from the secretariat. */
@Path("/{id}")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class UploadResource {
  private final ReceivingScans receiving;
  private final ListingPdfs listing;
  private final FollowingJobs following;
  private final Caller caller;

  UploadResource(
      ReceivingScans receiving, ListingPdfs listing, FollowingJobs following, Caller caller) {
    this.receiving = receiving;
    this.listing = listing;
    this.following = following;
    this.caller = caller;
  }

  /**
   * Takes paper in: multipart, parts {@code file}. To an exam of mode BATCH_A3 each is a PDF of
   * scanned sheets with a job of its own, and {@code pages_per_copy} may be given, a multiple of
   * the exam's pages per booklet, which is the default. To an exam of mode INDIVIDUAL_A4 each is a
   * pupil's PDF named after the pupil, up to 500 of them, or a single ZIP archive of such; one job
   * cuts them all.
   *
   * <p>Answers 202 with the jobs to follow and the first one's place. A request is taken whole or
   * not at all: a single refused file refuses it, and {@code violations} name every such file or
   * archive entry. The same content twice is 409 duplicate-upload unless {@code force=true}; with
   * an {@code Idempotency-Key} (a UUID, which becomes the first job's id) a repeated request
   * answers 200 with the first one's jobs, and one that brings other files 409 conflict.
   */
  @POST
  @Path("/uploads")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @BoundedParts
  public Uni<Response> upload(
      @RestPath UUID id,
      @RestForm("file") List<FileUpload> files,
      @RestForm("pages_per_copy") String pagesPerCopy,
      @RestQuery boolean force,
      @HeaderParam("Idempotency-Key") UUID key,
      @Context UriInfo uri) {
    IncomingScans scans =
        new IncomingScans(
            files.stream()
                .map(file -> new IncomingFile(file.uploadedFile(), file.fileName(), file.size()))
                .toList(),
            pagesPerCopy,
            force);
    UUID requestId = key == null ? UUID.randomUUID() : key;
    return receiving
        .receive(id, requestId, scans, caller.subject(), Instant.now())
        .map(
            received ->
                Response.status(received.created() ? 202 : 200)
                    .location(
                        uri.getBaseUriBuilder()
                            .path("jobs")
                            .path(received.jobs().getFirst().id().toString())
                            .build())
                    .entity(new UploadView(received.jobs(), received.ignored()))
                    .build());
  }

  /**
   * Jobs of an exam in the order in which its files came, by keyset; of one state (QUEUED, RUNNING,
   * DONE, FAILED, CANCELLED) if given: how a job that FAILED is found again.
   */
  @GET
  @Path("/jobs")
  public Uni<Response> jobs(
      @RestPath UUID id,
      @RestQuery String state,
      @RestQuery Long after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return following
        .page(id, JobState.named(state), after, limit)
        .map(jobs -> Ordered.answer(jobs, limit, uri));
  }

  /** Single pupils' files of an exam in the order in which they came, by keyset. */
  @GET
  @Path("/pdfs")
  public Uni<Response> pdfs(
      @RestPath UUID id,
      @RestQuery Long after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return listing.page(id, after, limit).map(pdfs -> Ordered.answer(pdfs, limit, uri));
  }
}
