package org.korrigo.students.account;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Roles;

/** Pupils' accounts, for the secretariat. */
@Path("/")
@RolesAllowed(Roles.ADMIN)
@Cancellable(false)
class AccountResource {
  private static final String PDF = "application/pdf";

  private final CreatingAccounts creating;
  private final ActivatingAccounts activating;

  AccountResource(CreatingAccounts creating, ActivatingAccounts activating) {
    this.creating = creating;
    this.activating = activating;
  }

  /**
   * Gives every pupil of a class who has none an account, without a password. Doing it again
   * creates nothing twice. 503 if no client of the identity provider is set up, 502 and 504 if it
   * does not answer.
   */
  @POST
  @Path("/classes/{class_name}/accounts")
  public Uni<AccountsView> create(@RestPath("class_name") String className) {
    return creating.createFor(className);
  }

  /**
   * Sends each pupil of a class who has not chosen a password a link that works once to choose one.
   */
  @POST
  @Path("/classes/{class_name}/activation-mails")
  public Uni<MailsView> mail(@RestPath("class_name") String className) {
    return activating.mail(className);
  }

  /**
   * Slips to print, each with a password of the pupil's own that works once, for the pupils of a
   * class who have not chosen one. Slips that were printed before work no more. 409 if nobody needs
   * one.
   */
  @POST
  @Path("/classes/{class_name}/slips")
  @Produces({PDF, MediaType.APPLICATION_JSON})
  public Uni<Response> slips(@RestPath("class_name") String className) {
    return activating.slipsFor(className).map(AccountResource::printed);
  }

  /**
   * A slip for one pupil, also for one who has lost the password. 409 if the pupil's account was
   * not created here.
   */
  @POST
  @Path("/{id}/account/slip")
  @Produces({PDF, MediaType.APPLICATION_JSON})
  public Uni<Response> slip(@RestPath int id) {
    return activating.slipFor(id).map(AccountResource::printed);
  }

  private static Response printed(byte[] pdf) {
    return Response.ok(pdf, PDF)
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", "attachment; filename=\"acces.pdf\"")
        .build();
  }
}
