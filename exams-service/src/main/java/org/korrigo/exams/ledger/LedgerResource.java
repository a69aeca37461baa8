package org.korrigo.exams.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.version.SeenVersion;
import org.korrigo.exams.work.HeavyWork;

/** What became of every scanned side, for the secretariat. */
@Path("/{exam_id}")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class LedgerResource {
  private static final String PDF = "application/pdf";

  private final ReadingLedger reading;
  private final ListingSides sides;
  private final ListingPresence presence;
  private final StatingExpectation stating;
  private final CertifyingLedger certifying;
  private final HeavyWork work;
  private final Caller caller;

  LedgerResource(
      ReadingLedger reading,
      ListingSides sides,
      ListingPresence presence,
      StatingExpectation stating,
      CertifyingLedger certifying,
      HeavyWork work,
      Caller caller) {
    this.reading = reading;
    this.sides = sides;
    this.presence = presence;
    this.stating = stating;
    this.certifying = certifying;
    this.work = work;
    this.caller = caller;
  }

  /**
   * The ledger of an exam: {@code fed = used + discarded + blank + open + pending}, for each upload
   * and in all, and what was expected against what came.
   */
  @GET
  @Path("/ledger")
  @Operation(
      summary = "The ledger of sides",
      description =
          "fed = used + discarded + blank + open + pending, for each upload and in all, with its"
              + " job; in_no_copy, how many of the used sides have a page that is in no copy;"
              + " sheets, copies and pupils expected and received.")
  public Uni<LedgerView> ledger(@RestPath("exam_id") UUID examId) {
    return reading.of(examId);
  }

  /**
   * Sides in the order of the paper, by keyset; of one state (USED, DISCARDED, BLANK, OPEN) or one
   * upload if given.
   */
  @GET
  @Path("/sides")
  @Operation(
      summary = "Scanned sides",
      description = "Each with its state, the booklets that use it, and why it is open or aside.")
  public Uni<Response> sides(
      @RestPath("exam_id") UUID examId,
      @RestQuery String state,
      @RestQuery("upload_id") UUID uploadId,
      @RestQuery String after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return sides
        .page(examId, state(state), uploadId, SideCursor.of(after), limit)
        .map(page -> Pages.answer(page, limit, uri, SideCursor::text));
  }

  /** What the exam expects, with its entity tag. */
  @GET
  @Path("/expected")
  @Operation(summary = "What the exam expects")
  public Uni<Response> expected(@RestPath("exam_id") UUID examId) {
    return stating.of(examId).map(LedgerResource::tagged);
  }

  /**
   * Says how many sheets and which pupils the exam expects; replaces what was said before, for
   * which {@code If-Match} with the tag that was seen is needed: 428 without, 412 when it has
   * changed.
   */
  @PUT
  @Path("/expected")
  @Operation(
      summary = "Say what the exam expects",
      description =
          "Pupils by their numbers at students-service, and folded sheets; both are optional.")
  public Uni<Response> expect(
      @RestPath("exam_id") UUID examId,
      @HeaderParam("If-Match") String seen,
      @NotNull @Valid NewExpectation expectation) {
    return stating
        .state(examId, SeenVersion.optional(seen), expectation, caller.subject(), Instant.now())
        .map(LedgerResource::tagged);
  }

  /** Pupils who were expected or came, by number, by keyset; of one presence if given. */
  @GET
  @Path("/expected/students")
  @Operation(
      summary = "Who came",
      description = "PRESENT, ABSENT, MISSING or NOT_ON_THE_LIST; pupils are numbers, not names.")
  public Uni<Response> presences(
      @RestPath("exam_id") UUID examId,
      @RestQuery("presence") String wanted,
      @RestQuery Integer after,
      @RestQuery @DefaultValue(Pages.DEFAULT_LIMIT) int limit,
      @Context UriInfo uri) {
    return presence
        .page(examId, presence(wanted), after, limit)
        .map(page -> Pages.answer(page, limit, uri, pupil -> Integer.toString(pupil.studentId())));
  }

  /**
   * The certificate that every side is accounted for, as JSON. 409 ledger-open, naming what is in
   * the way, while a job is not DONE, a side is open or not settled, a used one is in no copy, or a
   * count differs from what was stated.
   */
  @GET
  @Path("/ledger/certificate")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Certificate of a ledger that balances",
      description =
          "sha256 is of the content as canonical JSON: jq -cSj .content | sha256sum. As"
              + " application/pdf the same to print.")
  public Uni<Certificate> certificate(@RestPath("exam_id") UUID examId) {
    return certifying.certify(examId, caller.subject(), Instant.now());
  }

  /** The certificate to print. */
  @GET
  @Path("/ledger/certificate")
  @Produces(PDF)
  @Operation(hidden = true)
  public Uni<byte[]> printed(@RestPath("exam_id") UUID examId) {
    return certificate(examId).flatMap(paper -> work.run(() -> CertificatePdf.of(paper)));
  }

  private static Response tagged(ExpectationView expectation) {
    return Response.ok(expectation)
        .tag(new EntityTag(Integer.toString(expectation.version())))
        .build();
  }

  private static String state(String name) {
    if (name == null || name.isEmpty()) {
      return null;
    }
    if (!name.matches("USED|DISCARDED|BLANK|OPEN")) {
      throw Problem.invalid("state", "must be USED, DISCARDED, BLANK or OPEN");
    }
    return name;
  }

  private static Presence presence(String name) {
    try {
      return name == null || name.isEmpty() ? null : Presence.valueOf(name);
    } catch (IllegalArgumentException unknown) {
      throw Problem.invalid("presence", "must be PRESENT, ABSENT, MISSING or NOT_ON_THE_LIST");
    }
  }
}
