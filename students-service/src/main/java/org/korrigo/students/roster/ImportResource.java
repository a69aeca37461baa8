package org.korrigo.students.roster;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.problem.Problem;

/** Imports of PRONOTE rosters, for the secretariat. */
@Path("/imports")
@RolesAllowed(Roles.ADMIN)
class ImportResource {
  private final ImportingRosters importing;
  private final Caller caller;
  private final Vertx vertx;

  ImportResource(ImportingRosters importing, Caller caller, Vertx vertx) {
    this.importing = importing;
    this.caller = caller;
    this.vertx = vertx;
  }

  /**
   * Imports a roster (domain §7): pupils are created or updated, none is removed. 422
   * unsupported-roster, with what and where, if nothing of the file can be taken; then nothing
   * changes.
   *
   * @param file the CSV file
   * @param key the run's id: the same key again answers the earlier report
   */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Uni<ImportView> importRoster(
      @RestForm("file") FileUpload file, @RestHeader("Idempotency-Key") UUID key) {
    if (file == null) {
      throw Problem.invalid("file", "is missing: send the roster as a multipart part of this name");
    }
    UUID id = key == null ? UUID.randomUUID() : key;
    String subject = caller.subject();
    return Uni.createFrom()
        .completionStage(
            () -> vertx.executeBlocking(() -> read(file, subject), false).toCompletionStage())
        .flatMap(roster -> importing.importOnce(id, roster, Instant.now()));
  }

  /** The report of an import of the past, with the pupils as they stand now; 404 if none. */
  @GET
  @Path("/{id}")
  public Uni<ImportView> read(@RestPath UUID id) {
    return importing.read(id);
  }

  private static RosterFile read(FileUpload file, String subject) throws IOException {
    return RosterFile.read(
        Files.readAllBytes(file.uploadedFile()), subject, LocalDate.now(ZoneOffset.UTC));
  }
}
