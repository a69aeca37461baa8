package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.exams.exam.BackgroundWork;

/** Holds the jobs of an exam, one after the other: no two who do can wait for each other. */
@ApplicationScoped
class HoldingJobs implements BackgroundWork {
  private static final String HOLD =
      "select id from scan_job where exam_id = :exam order by id for update";

  @Override
  public Uni<Void> hold(UUID examId) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(HOLD, UUID.class)
                    .setParameter("exam", examId)
                    .getResultList())
        .replaceWithVoid();
  }
}
