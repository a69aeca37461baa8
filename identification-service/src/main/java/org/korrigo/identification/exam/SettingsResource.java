package org.korrigo.identification.exam;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.contracts.version.SeenVersion;

/** How an exam's copies are identified, for the secretariat. */
@Path("/exams/{exam_id}/settings")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class SettingsResource {
  private final SettingExams setting;
  private final Caller caller;

  SettingsResource(SettingExams setting, Caller caller) {
    this.setting = setting;
    this.caller = caller;
  }

  /** An exam's settings, with their entity tag; 404 if there is no such exam. */
  @GET
  @APIResponseSchema(SettingsView.class)
  public Uni<Response> read(@RestPath("exam_id") UUID examId) {
    return setting.of(examId).map(SettingsResource::tagged);
  }

  /**
   * Changes an exam's settings; its copies are matched again by them. Needs {@code If-Match} with
   * the tag that was seen: 428 without, 412 when they have changed since.
   */
  @PUT
  @APIResponseSchema(SettingsView.class)
  public Uni<Response> change(
      @RestPath("exam_id") UUID examId,
      @RestHeader("If-Match") String seen,
      @Valid @NotNull NewSettings settings) {
    return setting
        .set(examId, SeenVersion.required(seen), settings, caller.subject(), Instant.now())
        .map(SettingsResource::tagged);
  }

  private static Response tagged(SettingsView settings) {
    return Response.ok(settings).tag(new EntityTag(Integer.toString(settings.version()))).build();
  }
}
