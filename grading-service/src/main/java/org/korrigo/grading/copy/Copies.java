package org.korrigo.grading.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Copies to read, for other features; within the caller's session. */
@ApplicationScoped
public class Copies {
  private final CopyRepository copies;

  Copies(CopyRepository copies) {
    this.copies = copies;
  }

  /** The copy; not-found if there is none. */
  public Uni<CopySummary> required(UUID id) {
    return copies.required(id).map(CopySummary::of);
  }

  /** Every copy of an exam, by anonymous id, in one query. */
  public Uni<List<CopySummary>> ofExam(UUID examId) {
    return copies
        .list("examId = ?1 order by anonymousId", examId)
        .map(found -> found.stream().map(CopySummary::of).toList());
  }

  /** Some copies, by anonymous id, in one query. */
  public Uni<List<CopySummary>> all(List<UUID> ids) {
    return copies
        .list("id in ?1 order by anonymousId", ids)
        .map(found -> found.stream().map(CopySummary::of).toList());
  }
}
