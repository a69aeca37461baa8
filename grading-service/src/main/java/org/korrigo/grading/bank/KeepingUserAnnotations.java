package org.korrigo.grading.bank;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.korrigo.grading.bank.Bank.Kept;
import org.korrigo.grading.copy.Receipts;

/** A corrector's own bank: nobody else reads or writes it. */
@ApplicationScoped
class KeepingUserAnnotations {
  private final UserAnnotationRepository annotations;
  private final CountedUses uses;
  private final Receipts receipts;

  KeepingUserAnnotations(
      UserAnnotationRepository annotations, CountedUses uses, Receipts receipts) {
    this.annotations = annotations;
    this.uses = uses;
    this.receipts = receipts;
  }

  Uni<List<UserAnnotationView>> own(String userId, UserAnnotationCursor after, int rows) {
    return Panache.withSession(
        () ->
            annotations
                .page(userId, after, rows)
                .map(found -> found.stream().map(UserAnnotationView::of).toList()));
  }

  Uni<UserAnnotationView> read(UUID id, String userId) {
    return Panache.withSession(() -> annotations.required(id, userId).map(UserAnnotationView::of));
  }

  /**
   * Keeps a text, once; {@code conflict} if the corrector keeps the same one already.
   *
   * @param id the new text's; if it is there already, nothing happens, but {@code conflict} if that
   *     is another one
   */
  Uni<Kept<UserAnnotationView>> create(UUID id, String userId, String written) {
    String text = BankText.required(written);
    return Panache.withTransaction(
        () ->
            receipts
                .hold(id)
                .chain(() -> annotations.findById(id))
                .flatMap(
                    known ->
                        known == null
                            ? add(id, userId, text)
                            : Uni.createFrom().item(repeated(known, userId, text))));
  }

  /** Writes a text anew; {@code stale-version} unless it still is the one that was seen. */
  Uni<UserAnnotationView> change(UUID id, String userId, int seen, String written) {
    String text = BankText.required(written);
    return Panache.withTransaction(
        () ->
            seen(id, userId, seen)
                .call(() -> requireUnique(id, userId, text))
                .invoke(known -> known.write(text))
                .call(annotations::flush)
                .map(UserAnnotationView::of));
  }

  /** Throws a text away; {@code stale-version} unless it still is the one that was seen. */
  Uni<Void> delete(UUID id, String userId, int seen) {
    return Panache.withTransaction(() -> seen(id, userId, seen).flatMap(annotations::remove));
  }

  /**
   * Counts a use of a text.
   *
   * @param key by which the client knows this use, or null: the same key twice is one use
   */
  Uni<UserAnnotationView> use(UUID id, String userId, UUID key, Instant now) {
    return Panache.withTransaction(
        () ->
            annotations
                .hold(id, userId)
                .chain(() -> key == null ? Uni.createFrom().item(true) : uses.isNew(key, id, now))
                .flatMap(
                    isNew -> isNew ? annotations.countUse(id, userId) : Uni.createFrom().voidItem())
                .chain(() -> annotations.required(id, userId))
                .map(UserAnnotationView::of));
  }

  private Uni<Kept<UserAnnotationView>> add(UUID id, String userId, String text) {
    return requireUnique(id, userId, text)
        .chain(() -> annotations.persistAndFlush(UserAnnotation.create(id, userId, text)))
        .map(added -> new Kept<>(UserAnnotationView.of(added), true));
  }

  private Uni<Void> requireUnique(UUID id, String userId, String text) {
    return annotations
        .same(userId, text)
        .invoke(
            known -> {
              if (known != null && !known.id.equals(id)) {
                throw Bank.OWN.twice(UserAnnotationView.of(known));
              }
            })
        .replaceWithVoid();
  }

  private Uni<UserAnnotation> seen(UUID id, String userId, int version) {
    return annotations
        .required(id, userId)
        .invoke(
            known -> Bank.OWN.requireSeen(version, known.version, UserAnnotationView.of(known)));
  }

  /** Once it was changed, what was first asked for is not known any more: then any is the same. */
  private static Kept<UserAnnotationView> repeated(
      UserAnnotation known, String userId, String text) {
    return Bank.OWN.again(
        UserAnnotationView.of(known),
        known.userId.equals(userId) && (known.version > 0 || known.text.equals(text)));
  }
}
