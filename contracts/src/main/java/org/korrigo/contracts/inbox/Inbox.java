package org.korrigo.contracts.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.korrigo.contracts.database.DatabaseFailure;
import org.korrigo.contracts.event.EventType;
import org.korrigo.contracts.event.ReceivedEvent;

/**
 * Applies events exactly once (design §4): the effect and the event's id are one transaction, so a
 * second delivery does nothing. While the database is away the event is tried again and nothing
 * after it is taken; an event that cannot be understood, or whose effect fails every time, goes to
 * the dead letters with the reason.
 */
@ApplicationScoped
public class Inbox {
  private static final Logger LOG = Logger.getLogger(Inbox.class);
  private static final int ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final String NOTE =
      "insert into inbox (event_id, topic, received_at) values (:id, :topic, now()) on conflict do"
          + " nothing";

  private final ReceivedEventReader reader;
  private final DeadLetters deadLetters;
  private final MeterRegistry metrics;

  Inbox(ReceivedEventReader reader, DeadLetters deadLetters, MeterRegistry metrics) {
    this.reader = reader;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  /**
   * Applies a record from Kafka, or puts it with the dead letters. Fails only when the process is
   * stopping.
   */
  public Uni<Void> receive(ConsumerRecord<String, byte[]> record, EventHandlers handlers) {
    Context context = Vertx.currentContext();
    return onContext(context, () -> apply(record, handlers))
        .onFailure(failure -> !isPermanent(failure))
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .until(new Persistence(ATTEMPTS)::tryAgain)
        .onFailure()
        .recoverWithUni(failure -> keepAsDeadLetter(context, record, failure));
  }

  /** Applies a record once; fails with the reason if it could not be. */
  Uni<Void> apply(ConsumerRecord<String, byte[]> record, EventHandlers handlers) {
    UUID id = reader.idOf(record);
    String type = reader.typeOf(record);
    EventHandlers.Handler<?> handler = handlers.handlerOf(type).orElse(null);
    if (handler == null) {
      if (EventType.named(type)
          .filter(known -> known.topic().topicName().equals(record.topic()))
          .isPresent()) {
        return Uni.createFrom().voidItem();
      }
      throw new UnprocessableEventException("Unknown event type or version: " + type);
    }
    return applyOnce(id, record, handler);
  }

  private <T> Uni<Void> applyOnce(
      UUID id, ConsumerRecord<String, byte[]> record, EventHandlers.Handler<T> handler) {
    ReceivedEvent<T> event = reader.read(record, handler.record());
    return Panache.withTransaction(
            () ->
                Panache.getSession()
                    .flatMap(
                        session ->
                            session
                                .createNativeQuery(NOTE)
                                .setParameter("id", id)
                                .setParameter("topic", record.topic())
                                .executeUpdate())
                    .flatMap(
                        noted ->
                            noted == 0
                                ? Uni.createFrom().voidItem()
                                : handler.effect().apply(event)))
        .invoke(
            () -> metrics.counter("korrigo.inbox.applied", "topic", record.topic()).increment());
  }

  private Uni<Void> keepAsDeadLetter(
      Context context, ConsumerRecord<String, byte[]> record, Throwable reason) {
    LOG.errorf(
        reason,
        "An event goes to the dead letters: topic=%s offset=%d",
        record.topic(),
        (Object) record.offset());
    return onContext(context, () -> deadLetters.keep(record, reason))
        .onFailure()
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .indefinitely();
  }

  private static Uni<Void> onContext(
      Context context, java.util.function.Supplier<Uni<? extends Void>> work) {
    Uni<Void> deferred = Uni.createFrom().deferred(work);
    return context == null ? deferred : deferred.runSubscriptionOn(MutinyHelper.executor(context));
  }

  private static boolean isPermanent(Throwable failure) {
    return failure instanceof UnprocessableEventException;
  }

  /** Tries for ever while the database is away, a few times when the effect itself fails. */
  private static final class Persistence {
    private int left;

    Persistence(int attempts) {
      this.left = attempts;
    }

    boolean tryAgain(Throwable failure) {
      boolean isAway = DatabaseFailure.in(failure).stream().anyMatch(DatabaseFailure.AWAY::equals);
      return isAway || --left > 0;
    }
  }
}
