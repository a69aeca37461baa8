package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** The rows of {@link Receipts}; within the caller's session. */
final class ReceiptRows {
  private static final String KEEP =
      """
      insert into write_receipt (key, %s, actor_id, request, written_at)
      values (:key, :of, :actor, :request, :at) on conflict do nothing
      """;
  private static final String REQUEST =
      """
      select request from write_receipt where key = :key and %s = :of
      and (actor_id = :actor or actor_id is null)
      """;
  private static final String FORGET =
      """
      delete from write_receipt where key in (
        select key from write_receipt where written_at < :before
        order by written_at limit %d for update skip locked)
      """
          .formatted(Receipts.AT_ONCE);
  private static final String COPY = "select copy_id from write_receipt where key = :key";

  private ReceiptRows() {}

  /**
   * What a write is made to.
   *
   * @param column where its id stands
   */
  record Target(String column, UUID id) {
    static Target toCopy(UUID id) {
      return new Target("copy_id", id);
    }

    static Target toExam(UUID id) {
      return new Target("exam_id", id);
    }
  }

  /** Keeps a receipt; false if there is one with this key. */
  static Uni<Boolean> keep(Target target, Sender sender, String request) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(KEEP.formatted(target.column()))
                    .setParameter("key", sender.key())
                    .setParameter("of", target.id())
                    .setParameter("actor", sender.subject())
                    .setParameter("request", request)
                    .setParameter("at", sender.now().atOffset(ZoneOffset.UTC))
                    .executeUpdate())
        .map(rows -> rows == 1);
  }

  /** What the sender asked for with this key there, or null. */
  static Uni<String> request(Target target, Sender sender) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(REQUEST.formatted(target.column()), String.class)
                    .setParameter("key", sender.key())
                    .setParameter("of", target.id())
                    .setParameter("actor", sender.subject())
                    .getSingleResultOrNull());
  }

  /** The copy to which a write with this key was made, or null. */
  static Uni<UUID> copyOf(UUID key) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(COPY, UUID.class)
                    .setParameter("key", key)
                    .getSingleResultOrNull());
  }

  /** Removes the oldest from before a time, at most {@link Receipts#AT_ONCE}; answers how many. */
  static Uni<Integer> forget(Instant before) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(FORGET)
                    .setParameter("before", before.atOffset(ZoneOffset.UTC))
                    .executeUpdate());
  }
}
