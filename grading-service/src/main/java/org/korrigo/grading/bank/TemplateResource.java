package org.korrigo.grading.bank;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.version.SeenVersion;

/** One template of an exam's shared bank. */
@Path("/annotation-templates/{id}")
@Cancellable(false)
class TemplateResource {
  private final KeepingTemplates keeping;

  TemplateResource(KeepingTemplates keeping) {
    this.keeping = keeping;
  }

  /** The template with its version as entity tag; 404 if there is none. */
  @GET
  @RolesAllowed({Roles.ADMIN, Roles.TEACHER})
  @APIResponseSchema(TemplateView.class)
  public Uni<Response> read(@RestPath UUID id) {
    return keeping.read(id).map(TemplateResource::answer);
  }

  /**
   * Writes it anew; 412 unless {@code If-Match} is its entity tag, 409 {@code conflict} if the exam
   * has another one that says the same.
   */
  @PUT
  @RolesAllowed(Roles.ADMIN)
  @APIResponseSchema(TemplateView.class)
  public Uni<Response> change(
      @RestPath UUID id,
      @RestHeader(HttpHeaders.IF_MATCH) String seen,
      @NotNull @Valid NewTemplate template) {
    return keeping.change(id, SeenVersion.required(seen), template).map(TemplateResource::answer);
  }

  /** Takes it away; 412 unless {@code If-Match} is its entity tag. What was annotated stays. */
  @DELETE
  @RolesAllowed(Roles.ADMIN)
  public Uni<Void> delete(@RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) String seen) {
    return keeping.delete(id, SeenVersion.required(seen));
  }

  private static Response answer(TemplateView template) {
    return Response.ok(template).tag(Integer.toString(template.version())).build();
  }
}
