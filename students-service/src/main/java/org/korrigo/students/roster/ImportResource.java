package org.korrigo.students.roster;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.content.ContentAnswers;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.storage.StoredSlice;

/** Imports of rosters, PRONOTE's or plain CSV, for the secretariat. */
@Path("/imports")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class ImportResource {
  private final ImportingRosters importing;
  private final Caller caller;
  private final ContentAnswers content;
  private final Vertx vertx;

  ImportResource(ImportingRosters importing, Caller caller, ContentAnswers content, Vertx vertx) {
    this.importing = importing;
    this.caller = caller;
    this.content = content;
    this.vertx = vertx;
  }

  /**
   * Shows what importing a roster would do, line by line: added, changed, left, refused. Changes
   * nothing. 422 unsupported-roster if nothing of the file can be taken.
   *
   * @param file the CSV file
   */
  @POST
  @Path("/previews")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Uni<ImportPreview> preview(@RestForm("file") FileUpload file) {
    return reading(file).flatMap(importing::preview);
  }

  /**
   * Imports a roster (domain §7), all of it or nothing: pupils are created or updated, none is
   * removed. 422 unsupported-roster, with what and where, if lines cannot be taken; then nothing
   * changes.
   *
   * @param file the CSV file
   * @param leaveOutRefused takes the other lines even so, if any
   * @param key the run's id: the same key again answers the earlier report
   */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Uni<ImportView> importRoster(
      @RestForm("file") FileUpload file,
      @RestQuery("leave_out_refused") boolean leaveOutRefused,
      @RestHeader("Idempotency-Key") UUID key) {
    UUID id = key == null ? UUID.randomUUID() : key;
    return reading(file)
        .flatMap(roster -> importing.importOnce(id, roster, leaveOutRefused, Instant.now()));
  }

  /** Imports of the past, the latest first, a page at a time. */
  @GET
  @APIResponseSchema(ImportSummary[].class)
  public Uni<Response> list(
      @RestQuery String after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    RunPosition position = after == null ? null : RunPosition.parse(after);
    return importing
        .list(position, Pages.rowsToRead(limit))
        .map(rows -> Pages.answer(rows, limit, uri, RunPosition::cursor));
  }

  /** The report of an import of the past, with the pupils as they stand now; 404 if none. */
  @GET
  @Path("/{id}")
  public Uni<ImportView> read(@RestPath UUID id) {
    return importing.read(id);
  }

  /** The file of an import of the past, as it came in; 404 if there is none. */
  @GET
  @Path("/{id}/file")
  @Produces({"text/csv", MediaType.APPLICATION_JSON})
  public Uni<Response> file(@RestPath UUID id, @Context HttpHeaders request) {
    return importing.file(id).flatMap(file -> content.answer(StoredSlice.whole(file), request));
  }

  private Uni<RosterFile> reading(FileUpload file) {
    if (file == null) {
      throw Problem.invalid("file", "is missing: send the roster as a multipart part of this name");
    }
    String subject = caller.subject();
    return Uni.createFrom()
        .completionStage(
            () -> vertx.executeBlocking(() -> read(file, subject), false).toCompletionStage());
  }

  private static RosterFile read(FileUpload file, String subject) throws IOException {
    return RosterFile.read(
        Files.readAllBytes(file.uploadedFile()), subject, LocalDate.now(ZoneOffset.UTC));
  }
}
