package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.copy.ReceiptRows.Target;

/**
 * Which writes were made, by the key that the client gave to each: a write that is sent again after
 * a lost connection has its effect once (decisions 32 and 64).
 */
@ApplicationScoped
public class Receipts {
  /** The most receipts that are forgotten by one statement. */
  static final int AT_ONCE = 1000;

  private static final String ALONE =
      "select 1 from pg_advisory_xact_lock(hashtextextended(cast(:key as text), 0))";

  /**
   * Makes a write in the caller's transaction, unless one with its key was made before. A write
   * without a key is made each time; one that is refused leaves its key unused.
   *
   * @param request what is asked for; what it is written as tells one request from another
   * @param write makes it
   * @param again answers what there is when it was made before
   * @throws Problem conflict if the key was used for something else, or by somebody else
   */
  public <T> Uni<T> once(
      OpenCopy copy, Object request, Supplier<Uni<T>> write, Supplier<Uni<T>> again) {
    return once(copy.id(), copy.corrector(), request, write, again);
  }

  /** The same for a write that needs no open copy; the caller holds the copy. */
  public <T> Uni<T> once(
      UUID copyId,
      Corrector corrector,
      Object request,
      Supplier<Uni<T>> write,
      Supplier<Uni<T>> again) {
    return onceOfCopy(copyId, corrector.sender(), request, write, again);
  }

  /** The same for whoever else writes to a copy. */
  <T> Uni<T> onceOfCopy(
      UUID copyId, Sender sender, Object request, Supplier<Uni<T>> write, Supplier<Uni<T>> again) {
    return once(Target.toCopy(copyId), sender, request, write, again);
  }

  /** The same for a write to a whole exam, which the caller holds. */
  public <T> Uni<T> onceOfExam(
      UUID examId, Sender sender, Object request, Supplier<Uni<T>> write, Supplier<Uni<T>> again) {
    return once(Target.toExam(examId), sender, request, write, again);
  }

  /** Whether the corrector has made a write with this key to the copy, whatever it was. */
  Uni<Boolean> made(UUID copyId, Corrector corrector) {
    return corrector.key() == null
        ? Uni.createFrom().item(false)
        : ReceiptRows.request(Target.toCopy(copyId), corrector.sender())
            .map(known -> known != null);
  }

  /**
   * Whether the corrector has made this write to the copy, which the caller holds.
   *
   * @throws Problem conflict if the key was used for something else
   */
  public Uni<Boolean> made(UUID copyId, Corrector corrector, Object request) {
    return made(copyId, corrector)
        .call(
            made ->
                made
                    ? same(Target.toCopy(copyId), corrector.sender(), digest(request))
                    : Uni.createFrom().voidItem());
  }

  /**
   * Forgets the oldest writes that were made before a time, in a transaction of its own: their keys
   * are new again.
   *
   * @return how many, at most {@link #AT_ONCE}
   */
  Uni<Integer> forget(Instant before) {
    return Panache.withTransaction(() -> ReceiptRows.forget(before));
  }

  /** The copy to which a write with this key was made, or null. */
  public Uni<UUID> copyOf(UUID key) {
    return key == null ? Uni.createFrom().nullItem() : ReceiptRows.copyOf(key);
  }

  /**
   * Until the transaction ends whoever else comes with the key waits here, so that two at once do
   * not both find that nothing was done with it.
   */
  public Uni<Void> hold(UUID key) {
    return key == null
        ? Uni.createFrom().voidItem()
        : Panache.getSession()
            .flatMap(
                session ->
                    session
                        .createNativeQuery(ALONE, Integer.class)
                        .setParameter("key", key.toString())
                        .getSingleResult())
            .replaceWithVoid();
  }

  private static <T> Uni<T> once(
      Target target,
      Sender sender,
      Object request,
      Supplier<Uni<T>> write,
      Supplier<Uni<T>> again) {
    if (sender.key() == null) {
      return write.get();
    }
    String digest = digest(request);
    return ReceiptRows.keep(target, sender, digest)
        .flatMap(isNew -> isNew ? write.get() : same(target, sender, digest).chain(again::get));
  }

  private static Uni<Void> same(Target target, Sender sender, String request) {
    return ReceiptRows.request(target, sender)
        .invoke(
            known -> {
              if (!request.equals(known)) {
                throw usedForAnother();
              }
            })
        .replaceWithVoid();
  }

  static Problem usedForAnother() {
    return new Problem(ProblemType.CONFLICT, "This Idempotency-Key was used for another write.");
  }

  private static String digest(Object request) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(request.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
