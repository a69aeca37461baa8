package org.korrigo.problems;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/** Fails in every way that a resource can. */
@Path("/trouble")
@PermitAll
public class TroubleResource {
  private final Caller caller;

  TroubleResource(Caller caller) {
    this.caller = caller;
  }

  /** What it takes. */
  public record Order(@NotBlank String itemName, @Positive int pieces) {}

  @POST
  public Response take(@Valid Order order) {
    return Response.noContent().build();
  }

  /** Takes one parameter of each kind. */
  @GET
  @Path("/{id}/kinds")
  public String kinds(
      @PathParam("id") UUID id,
      @RestQuery int limit,
      @RestQuery UUID after,
      @RestQuery Roman number,
      @QueryParam("on_day") LocalDate day,
      @RestQuery boolean force,
      @RestQuery String text,
      @HeaderParam("Idempotency-Key") UUID key) {
    return "taken";
  }

  /** Some values. */
  public enum Roman {
    I,
    V
  }

  @GET
  @Path("/{id}")
  public Response byId(@PathParam("id") UUID id) {
    throw Problem.notFound("trouble", id);
  }

  @GET
  @Path("/locked")
  public Response locked() {
    throw new Problem(ProblemType.COPY_LOCKED, "Held by another.").with("owner_id", "teacher-1");
  }

  @GET
  @Path("/secret")
  public Response secret() {
    throw new IllegalStateException("password=hunter2");
  }

  @GET
  @Path("/stale")
  public Response stale() {
    throw new OptimisticLockException("row 5");
  }

  @GET
  @Path("/me")
  @RolesAllowed(Roles.TEACHER)
  public String me() {
    return caller.subject() + " " + caller.is(Roles.ADMIN);
  }
}
