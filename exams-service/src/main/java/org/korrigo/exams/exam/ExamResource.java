package org.korrigo.exams.exam;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.version.SeenVersion;

/** Exams, for the secretariat. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class ExamResource {
  private final DefiningExams defining;
  private final ListingExams listing;
  private final Caller caller;

  ExamResource(DefiningExams defining, ListingExams listing, Caller caller) {
    this.defining = defining;
    this.listing = listing;
    this.caller = caller;
  }

  /**
   * Creates an exam: 201 with its place and entity tag. With an {@code Idempotency-Key} (a UUID,
   * which becomes its id) a repeated request answers 200 with the exam that the first one made.
   */
  @POST
  public Uni<Response> define(
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewExam described,
      @Context UriInfo uri) {
    UUID id = key == null ? UUID.randomUUID() : key;
    return defining.define(id, described, Instant.now()).map(defined -> answer(defined, uri));
  }

  /**
   * Creates an exam with the structure of another: marking scale, score step, mode, pages a sheet
   * and where identity stands; neither its paper nor its copies. Answers like the creation of an
   * exam.
   */
  @POST
  @Path("/{id}/duplicates")
  public Uni<Response> duplicate(
      @RestPath UUID id,
      @HeaderParam("Idempotency-Key") UUID key,
      @NotNull @Valid NewDuplicate wanted,
      @Context UriInfo uri) {
    UUID newId = key == null ? UUID.randomUUID() : key;
    return defining
        .duplicate(id, newId, wanted, Instant.now())
        .map(defined -> answer(defined, uri));
  }

  /**
   * Exams, the latest sitting first, by keyset; on request only of sittings from a day on, up to a
   * day, or with a text in their name, whatever its capitals.
   */
  @GET
  public Uni<Response> list(
      @RestQuery String from,
      @RestQuery String to,
      @RestQuery String name,
      @RestQuery String after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return listing
        .page(ExamFilter.of(from, to, name), after, limit)
        .map(exams -> Pages.answer(exams, limit, uri, exam -> exam.date() + "_" + exam.id()));
  }

  /** One exam, with its entity tag. */
  @GET
  @Path("/{id}")
  public Uni<Response> show(@RestPath UUID id) {
    return listing.one(id).map(ExamResource::tagged);
  }

  /**
   * Replaces an exam's description. Needs {@code If-Match} with the tag that was seen: 428 without,
   * 412 when it has changed since; 409 scale-frozen once a copy is READY.
   */
  @PUT
  @Path("/{id}")
  public Uni<Response> redefine(
      @RestPath UUID id, @HeaderParam("If-Match") String seen, @NotNull @Valid NewExam described) {
    return defining.redefine(id, SeenVersion.required(seen), described).map(ExamResource::tagged);
  }

  /**
   * Deletes an exam and everything that hangs on it, in every service. Once a copy was handed to
   * grading it needs the exam's exact name as {@code confirmation}.
   */
  @DELETE
  @Path("/{id}")
  public Uni<Void> delete(@RestPath UUID id, @RestQuery String confirmation) {
    return defining.delete(id, confirmation, caller.subject(), Instant.now());
  }

  private static Response answer(DefiningExams.Defined defined, UriInfo uri) {
    ExamView exam = defined.exam();
    return tagged(
        defined.created()
            ? Response.created(uri.getBaseUriBuilder().path(exam.id().toString()).build())
            : Response.ok(),
        exam);
  }

  static Response tagged(ExamView exam) {
    return tagged(Response.ok(), exam);
  }

  private static Response tagged(Response.ResponseBuilder answer, ExamView exam) {
    return answer.tag(new EntityTag(Integer.toString(exam.version()))).entity(exam).build();
  }
}
