package org.korrigo.students.personaldata;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Roles;

/** A pupil's personal data, for the secretariat to hand out or to erase. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class PersonalDataResource {
  private final KeepingPersonalData keeping;

  PersonalDataResource(KeepingPersonalData keeping) {
    this.keeping = keeping;
  }

  /** All that this service keeps of a pupil, as a file to hand out. */
  @GET
  @Path("/{id}/personal-data")
  @APIResponseSchema(PersonalDataView.class)
  public Uni<Response> export(@RestPath int id) {
    return keeping
        .export(id, Instant.now())
        .map(
            data ->
                Response.ok(data)
                    .header("Cache-Control", "no-store")
                    .header(
                        "Content-Disposition",
                        "attachment; filename=\"personal-data-" + id + ".json\"")
                    .build());
  }

  /**
   * Erases a pupil: the record, the account that was created for the pupil, the pupil's lines in
   * the kept rosters. The other services forget the name, and the copies stay, anonymous. 409
   * confirmation-required without the pupil's name.
   */
  @POST
  @Path("/{id}/erasure")
  public Uni<Void> erase(@RestPath int id, @Valid @NotNull Confirmation confirmation) {
    return keeping.erase(id, confirmation.confirmation());
  }
}
