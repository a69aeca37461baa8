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

  /** Throws away the draft of who finished a copy, within the caller's transaction. */
  public Uni<Void> discard(UUID copyId, Corrector finisher) {
    return drafts
        .of(copyId, finisher.subject())
        .onItem()
        .ifNotNull()
        .invoke(draft -> draft.discard(finisher.now()))
        .replaceWithVoid();
  }

  /** The owner's draft, whoever the copy belongs to by now; not-found if there is none. */
  Uni<DraftView> read(UUID copyId, Viewer viewer) {
    return Panache.withSession(
        () ->
            present(copyId, viewer.subject())
                .onItem()
                .ifNull()
                .switchTo(
                    () ->
                        copies
                            .requireMarkable(copyId, viewer)
                            .map(
                                _ -> {
                                  throw Problem.notFound("draft of copy", copyId);
                                }))
                .map(DraftView::of));
  }

  /**
   * Saves a draft.
   *
   * @param seen the version this one replaces; null only if there is none
   * @return null if this was saved before, and thrown away since
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
                            () -> present(copyId, corrector.subject())))
                .map(stored -> stored == null ? null : DraftView.of(stored)));
  }

  /**
   * Throws the owner's draft away, if there is one. While the owner marks the copy only the window
   * that has the lock may; a draft that outlived its lock is the owner's, lock or not.
   *
   * @param clientId which window this is, or null
   * @param seen the version that is thrown away
   */
  Uni<Void> delete(UUID copyId, String clientId, Integer seen, Corrector corrector) {
    String request = "discard draft " + clientId;
    return Panache.withTransaction(
        () ->
            requireDiscarding(copyId, request, corrector)
                .chain(
                    () ->
                        receipts.once(
                            copyId,
                            corrector,
                            request,
                            () -> discard(copyId, clientId, seen, corrector),
                            Uni.createFrom()::voidItem)));
  }

  /** Asks for the lock, unless a draft has outlived it, or was thrown away by this key before. */
  private Uni<Void> requireDiscarding(UUID copyId, String request, Corrector corrector) {
    return correcting
        .isMarking(copyId, corrector)
        .flatMap(marking -> marking ? no() : outlived(copyId, request, corrector))
        .flatMap(
            outlived ->
                outlived
                    ? Uni.createFrom().voidItem()
                    : correcting.open(copyId, corrector).replaceWithVoid());
  }

  private Uni<Boolean> outlived(UUID copyId, String request, Corrector corrector) {
    return present(copyId, corrector.subject())
        .flatMap(
            draft ->
                draft == null
                    ? receipts.made(copyId, corrector, request)
                    : Uni.createFrom().item(true));
  }

  private static Uni<Boolean> no() {
    return Uni.createFrom().item(false);
  }

  private Uni<Void> discard(UUID copyId, String clientId, Integer seen, Corrector corrector) {
    return present(copyId, corrector.subject())
        .onItem()
        .ifNotNull()
        .invoke(
            draft -> {
              requireSeen(draft, clientId, seen, corrector);
              draft.discard(corrector.now());
            })
        .replaceWithVoid();
  }

  private Uni<DraftState> store(UUID copyId, NewDraft draft, Integer seen, Corrector corrector) {
    return drafts
        .of(copyId, corrector.subject())
        .map(stored -> replaceable(stored, copyId, draft, seen, corrector))
        .invoke(stored -> stored.save(draft, corrector.token(), corrector.now()))
        .flatMap(drafts::persist);
  }

  /** The owner's draft, or null if there is none to go on with. */
  private Uni<DraftState> present(UUID copyId, String owner) {
    return drafts.of(copyId, owner).map(draft -> draft == null || draft.discarded ? null : draft);
  }

  private static DraftState replaceable(
      DraftState stored, UUID copyId, NewDraft draft, Integer seen, Corrector corrector) {
    if (stored != null && !stored.discarded) {
      requireSeen(stored, draft.clientId(), seen, corrector);
      return stored;
    }
    DraftView none = DraftView.of(stored);
    if (seen != null && seen != none.version()) {
      throw new Problem(ProblemType.STALE_VERSION, "There is no draft any more.")
          .with("stored", none);
    }
    return stored == null ? DraftState.begin(copyId, corrector.subject()) : stored;
  }

  /** Refuses to touch a draft that another window saved, or that is newer than what was seen. */
  private static void requireSeen(
      DraftState stored, String clientId, Integer seen, Corrector corrector) {
    if (stored.belongsToAnotherWindow(clientId, corrector.token())) {
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
  }
}
