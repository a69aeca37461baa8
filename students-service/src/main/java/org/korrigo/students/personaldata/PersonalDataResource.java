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
        .map(data -> handedOut(data, "personal-data-" + id + ".json"));
  }

  /**
   * All that this service keeps of somebody without a record, by name and birth date: a pupil who
   * was removed, or one whose lines were always refused. Asked for by POST, so that no name stands
   * in an address. 409 if there is a record.
   */
  @POST
  @Path("/personal-data")
  @APIResponseSchema(value = PersonalDataView.class, responseCode = "200")
  public Uni<Response> exportByName(@Valid @NotNull Person person) {
    return keeping
        .export(person.identity(), Instant.now())
        .map(data -> handedOut(data, "personal-data.json"));
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

  /**
   * Erases from the kept rosters somebody without a record, by name and birth date, and says how
   * many lines there were: none, and nothing is changed, where the name is misspelt. 409 if there
   * is a record, which is erased as such.
   */
  @POST
  @Path("/erasures")
  public Uni<ErasedLines> eraseByName(@Valid @NotNull Person person) {
    return keeping.erase(person.identity()).map(ErasedLines::new);
  }

  private static Response handedOut(PersonalDataView data, String name) {
    return Response.ok(data)
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .build();
  }
}
