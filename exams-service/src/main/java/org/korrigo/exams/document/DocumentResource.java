package org.korrigo.exams.document;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.PathPart;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.exams.document.ReadingDocuments.Paper;
import org.korrigo.exams.form.BoundedParts;
import org.korrigo.exams.scan.PdfDoor.SentPdf;

/**
 * Subject, correction and marking guide: the secretariat's to keep, the active set a corrector's to
 * read.
 */
@Path("/")
@Cancellable(false)
class DocumentResource {
  /** Whether somebody may still see a paper is asked each time. */
  private static final String CACHING = "private, no-cache";

  private final KeepingDocuments keeping;
  private final ReadingDocuments reading;
  private final Caller caller;

  DocumentResource(KeepingDocuments keeping, ReadingDocuments reading, Caller caller) {
    this.keeping = keeping;
    this.reading = reading;
    this.caller = caller;
  }

  /**
   * Makes a new version of an exam's papers: multipart, one PDF or several as parts {@code sujet},
   * {@code corrige} and {@code bareme}, each checked like a scan. 201 with its place; it is not
   * active yet. With an {@code Idempotency-Key} (a UUID, which becomes the set's id) a repeated
   * request answers 200 with the first one's set.
   */
  @POST
  @Path("/{exam_id}/document-sets")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @BoundedParts
  @RolesAllowed(Roles.ADMIN)
  public Uni<Response> make(
      @RestPath("exam_id") UUID examId,
      @RestForm("sujet") FileUpload sujet,
      @RestForm("corrige") FileUpload corrige,
      @RestForm("bareme") FileUpload bareme,
      @HeaderParam("Idempotency-Key") UUID key,
      @Context UriInfo uri) {
    List<FileUpload> parts = Arrays.asList(sujet, corrige, bareme);
    List<IncomingDocument> sent =
        Arrays.stream(DocumentType.values())
            .map(type -> incoming(type, parts.get(type.ordinal())))
            .filter(Objects::nonNull)
            .toList();
    return keeping
        .make(examId, key == null ? UUID.randomUUID() : key, sent, Instant.now())
        .map(
            kept ->
                Response.status(kept.created() ? 201 : 200)
                    .location(place(kept, uri))
                    .entity(kept.set())
                    .build());
  }

  /** An exam's versions, the newest first, by keyset; a corrector sees the active one alone. */
  @GET
  @Path("/{exam_id}/document-sets")
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<Response> list(
      @RestPath("exam_id") UUID examId,
      @RestQuery String after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return reading
        .page(examId, version(after), limit, seesOnlyActive())
        .map(sets -> Pages.answer(sets, limit, uri, set -> Integer.toString(set.version())));
  }

  /** One version and its papers; to a corrector 404 unless it is active. */
  @GET
  @Path("/document-sets/{id}")
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<DocumentSetView> show(@RestPath UUID id) {
    return reading.one(id, seesOnlyActive());
  }

  /**
   * Puts a paper into a version, in place of the one there: multipart, part {@code file} a PDF. 409
   * conflict once the version was active.
   */
  @PUT
  @Path("/document-sets/{id}/documents/{doc_type}")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @BoundedParts
  @RolesAllowed(Roles.ADMIN)
  public Uni<Response> put(
      @RestPath UUID id,
      @RestPath("doc_type") DocumentType type,
      @RestForm("file") FileUpload file) {
    if (file == null) {
      throw Problem.invalid("file", "must be given, as a part of a multipart form");
    }
    return keeping
        .put(id, incoming(type, file), Instant.now())
        .map(kept -> Response.status(kept.created() ? 201 : 200).entity(kept.set()).build());
  }

  /** Makes a version the one that correctors see, instead of any other of its exam. */
  @PUT
  @Path("/document-sets/{id}/activation")
  @RolesAllowed(Roles.ADMIN)
  public Uni<DocumentSetView> activate(@RestPath UUID id) {
    return keeping.activate(id, Instant.now());
  }

  /**
   * A paper as a PDF, its hash checked; 304 to whoever has it. To a corrector 404 unless its
   * version is active.
   */
  @GET
  @Path("/document-sets/{id}/documents/{doc_type}")
  @Produces({"application/pdf", MediaType.APPLICATION_JSON})
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  public Uni<Response> download(
      @RestPath UUID id, @RestPath("doc_type") DocumentType type, @Context Request request) {
    return reading.paper(id, type, seesOnlyActive()).flatMap(paper -> answer(paper, request));
  }

  private Uni<Response> answer(Paper paper, Request request) {
    EntityTag tag = new EntityTag(paper.sha256());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      return Uni.createFrom().item(unchanged.tag(tag).header("Cache-Control", CACHING).build());
    }
    return reading
        .checked(paper)
        .map(
            path ->
                Response.ok(new PathPart(path, 0, paper.file().size()))
                    .type("application/pdf")
                    .tag(tag)
                    .header("Cache-Control", CACHING)
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Content-Disposition", "inline; filename=\"" + paper.fileName() + "\"")
                    .build());
  }

  private boolean seesOnlyActive() {
    return !caller.is(Roles.ADMIN);
  }

  private static URI place(KeepingDocuments.Kept kept, UriInfo uri) {
    return uri.getBaseUriBuilder().path("document-sets").path(kept.set().id().toString()).build();
  }

  private static IncomingDocument incoming(DocumentType type, FileUpload file) {
    return file == null
        ? null
        : new IncomingDocument(
            type, new SentPdf(file.uploadedFile(), file.fileName(), file.size()));
  }

  private static int version(String after) {
    if (after == null || after.isEmpty()) {
      return Integer.MAX_VALUE;
    }
    if (!after.matches("\\d{1,9}")) {
      throw Problem.invalid("after", "is not the cursor of a page of document sets");
    }
    return Integer.parseInt(after);
  }
}
