package org.korrigo.grading.bank;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.nio.file.Files;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.grading.bank.Bank.Kept;

/** The shared bank of an exam. */
@Path("/exams/{exam_id}/annotation-templates")
@Cancellable(false)
class ExamTemplateResource {
  private final KeepingTemplates keeping;
  private final ImportingTemplates importing;
  private final Vertx vertx;

  ExamTemplateResource(KeepingTemplates keeping, ImportingTemplates importing, Vertx vertx) {
    this.keeping = keeping;
    this.importing = importing;
    this.vertx = vertx;
  }

  /**
   * The exam's templates in the order they came, by keyset.
   *
   * @param criterionType only those of this type
   * @param question only those for this question
   */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  @APIResponseSchema(TemplateView[].class)
  public Uni<Response> ofExam(
      @RestPath("exam_id") UUID examId,
      @RestQuery("criterion_type") String criterionType,
      @RestQuery String question,
      @RestQuery String after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    TemplateFilter filter = new TemplateFilter(type(criterionType), question, sequence(after));
    return keeping
        .ofExam(examId, filter, Pages.rowsToRead(limit))
        .map(rows -> Pages.answer(rows, limit, uri, last -> Long.toString(last.sequence())));
  }

  /**
   * Adds a template: 201; 200 with what is there if the same {@code Idempotency-Key} was used
   * before; 409 {@code conflict} if the exam has one that says the same.
   */
  @POST
  @RolesAllowed(Roles.ADMIN)
  @APIResponseSchema(TemplateView.class)
  public Uni<Response> create(
      @RestPath("exam_id") UUID examId,
      @RestHeader("Idempotency-Key") UUID key,
      @NotNull @Valid NewTemplate template) {
    return keeping
        .create(key == null ? UUID.randomUUID() : key, examId, template)
        .map(ExamTemplateResource::answer);
  }

  /**
   * Adds the templates of a table, all of it or nothing: columns {@code criterion_type}, {@code
   * text} and, if it has one, {@code question_id}, by their header; comma, semicolon or tab; UTF-8
   * or Windows-1252. A line that says what another one or the bank says already adds nothing and is
   * named in the answer, so that the same file twice changes nothing. 400 with a violation for
   * every line that cannot be taken; then nothing is added.
   *
   * @param file the CSV file
   */
  @POST
  @Path("/imports")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RolesAllowed(Roles.ADMIN)
  public Uni<TemplateImport> importTable(
      @RestPath("exam_id") UUID examId, @RestForm("file") FileUpload file) {
    if (file == null) {
      throw Problem.invalid("file", "is missing: send the table as a multipart part of this name");
    }
    return reading(file).flatMap(read -> importing.importTable(examId, read));
  }

  private Uni<TemplateTable> reading(FileUpload file) {
    return Uni.createFrom()
        .completionStage(
            () ->
                vertx
                    .executeBlocking(
                        () -> TemplateTable.read(Files.readAllBytes(file.uploadedFile())), false)
                    .toCompletionStage());
  }

  private static CriterionType type(String text) {
    return text == null
        ? null
        : CriterionType.of(text)
            .orElseThrow(
                () -> Problem.invalid("criterion_type", "must be one of " + CriterionType.names()));
  }

  private static long sequence(String after) {
    if (after == null || after.isEmpty()) {
      return 0;
    }
    if (!after.matches("\\d{1,18}")) {
      throw Problem.invalid("after", "is not a cursor that a list has given");
    }
    return Long.parseLong(after);
  }

  private static Response answer(Kept<TemplateView> kept) {
    return Response.status(kept.isNew() ? Status.CREATED : Status.OK)
        .entity(kept.text())
        .tag(Integer.toString(kept.text().version()))
        .build();
  }
}
