package org.korrigo.grading.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;

/** What an exam's marks tell as numbers. */
@Path("/exams/{exam_id}/statistics")
@RolesAllowed({Roles.ADMIN, Roles.TEACHER})
@Cancellable(false)
class StatisticsResource {
  private final ComputingStatistics computing;
  private final Caller caller;

  StatisticsResource(ComputingStatistics computing, Caller caller) {
    this.computing = computing;
    this.caller = caller;
  }

  /**
   * The statistics of the GRADED copies. The secretariat sees all; a teacher those of the whole
   * exam, of the variants, and how the own marks lie against all others', never of fewer than 5
   * copies, never of another corrector or a class: {@code withheld} names what is left out.
   */
  @GET
  public Uni<StatisticsView> read(@RestPath("exam_id") UUID examId) {
    return caller.is(Roles.ADMIN)
        ? computing.forAdmin(examId)
        : computing.forTeacher(examId, caller.subject());
  }
}
