package org.korrigo.grading.draft;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.Correcting;
import org.korrigo.grading.copy.Corrector;
import org.korrigo.grading.copy.Receipts;
import org.korrigo.grading.copy.Viewer;

/** Keeping and giving back what the editor has not sent yet. */
@ApplicationScoped
public class Drafting {
  private final DraftRepository drafts;
  private final Copies copies;
  private final Correcting correcting;
  private final Receipts receipts;

  Drafting(DraftRepository drafts, Copies copies, Correcting correcting, Receipts receipts) {
    this.drafts = drafts;
    this.copies = copies;
    this.correcting = correcting;
    this.receipts = receipts;
  }

  /** Removes every draft of a copy that is finished, within the caller's transaction. */
  public Uni<Void> discard(UUID copyId) {
    return drafts.delete("copyId", copyId).replaceWithVoid();
  }

  Uni<DraftView> read(UUID copyId, Viewer viewer) {
    return Panache.withSession(
            () -> copies.visible(copyId, viewer).chain(() -> required(copyId, viewer.subject())))
        .map(DraftView::of);
  }

  /**
   * Saves a draft.
   *
   * @param seen the version this one replaces; null only for the first
   */
  Uni<DraftView> save(UUID copyId, NewDraft draft, Integer seen, Corrector corrector) {
    draft.requireNumbersOfAnEditor();
    return Panache.withTransaction(
        () ->
            correcting
                .open(copyId, corrector)
                .flatMap(
                    copy ->
                        receipts.once(
                            copy,
                            "draft " + draft,
                            () -> store(copyId, draft, seen, corrector),
                            () -> required(copyId, corrector.subject())))
                .map(DraftView::of));
  }

  /** Throws the owner's draft away, if there is one: only the window that has the lock may. */
  Uni<Void> delete(UUID copyId, Corrector corrector) {
    return Panache.withTransaction(
        () ->
            correcting
                .open(copyId, corrector)
                .chain(
                    () ->
                        drafts.delete("copyId = ?1 and ownerId = ?2", copyId, corrector.subject()))
                .replaceWithVoid());
  }

  private Uni<DraftState> store(UUID copyId, NewDraft draft, Integer seen, Corrector corrector) {
    return drafts
        .of(copyId, corrector.subject())
        .map(stored -> replaceable(stored, copyId, draft, seen, corrector))
        .invoke(stored -> stored.save(draft, corrector.token(), corrector.now()))
        .flatMap(drafts::persist);
  }

  private Uni<DraftState> required(UUID copyId, String owner) {
    return drafts
        .of(copyId, owner)
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("draft of copy", copyId));
  }

  private static DraftState replaceable(
      DraftState stored, UUID copyId, NewDraft draft, Integer seen, Corrector corrector) {
    if (stored == null) {
      if (seen != null) {
        throw new Problem(ProblemType.STALE_VERSION, "There is no draft any more.");
      }
      return DraftState.begin(copyId, corrector.subject());
    }
    if (stored.belongsToAnotherWindow(draft.clientId(), corrector.token())) {
      throw new Problem(ProblemType.CONFLICT, "Another window has saved a draft of this copy.")
          .with("stored", DraftView.of(stored));
    }
    if (seen == null) {
      throw new Problem(
              ProblemType.PRECONDITION_REQUIRED,
              "There is a draft already: the header If-Match is needed.")
          .with("stored", DraftView.of(stored));
    }
    if (seen != stored.version) {
      throw new Problem(ProblemType.STALE_VERSION, "A newer draft has been saved.")
          .with("stored", DraftView.of(stored));
    }
    return stored;
  }
}
