package org.korrigo.identification.decision;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/** Finds copies to be shown. */
@ApplicationScoped
class ShownCopyRepository implements PanacheRepositoryBase<ShownCopy, UUID> {
  private static final UUID FIRST = new UUID(0, 0);

  /** The copy, or the problem not-found. */
  Uni<ShownCopy> required(UUID copyId) {
    return findById(copyId).onItem().ifNull().failWith(() -> Problem.notFound("copy", copyId));
  }

  /**
   * Copies of an exam after one, in the order of their ids.
   *
   * @param state only these, or null for all
   */
  Uni<List<ShownCopy>> page(UUID examId, CopyState state, UUID after, int rows) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("exam", examId);
    parameters.put("after", after == null ? FIRST : after);
    String states = "";
    if (state != null) {
      states = " and state = :state";
      parameters.put("state", state);
    }
    return find("examId = :exam and copyId > :after" + states + " order by copyId", parameters)
        .page(0, rows)
        .list();
  }

  /** Copies that wait for a person, the least certain first and those last that one has skipped. */
  Uni<List<ShownCopy>> queue(UUID examId, QueuePosition after, int rows) {
    return find(
            "examId = :exam and state = WAITING"
                + " and (skippedAt, evidence.certainty, copyId) > (:skipped, :certainty, :copy)"
                + " order by skippedAt, evidence.certainty, copyId",
            Map.of(
                "exam",
                examId,
                "skipped",
                after.skippedAt(),
                "certainty",
                after.certainty(),
                "copy",
                after.copyId()))
        .page(0, rows)
        .list();
  }
}
