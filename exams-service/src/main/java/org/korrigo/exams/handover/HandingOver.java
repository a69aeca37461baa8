package org.korrigo.exams.handover;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.korrigo.contracts.database.DatabaseStep;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.copy.ValidatingCopies;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.handover.HandOverRepository.Claimed;
import org.korrigo.exams.work.Watching;
import org.korrigo.exams.work.Workers;

/**
 * Hands over every copy of an exam, in a worker's own time. A copy is handed over once however
 * often it is tried: one that a killed worker had finished is found handed over, which was the aim.
 */
@ApplicationScoped
class HandingOver {
  private static final Logger LOG = Logger.getLogger(HandingOver.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int MOST_ATTEMPTS = 5;

  /** An outage of a minute is outlasted. */
  private static final int LONGER_EACH_TIME = 3;

  private static final String GIVEN_UP =
      "The copy could not be handed over; the reason is in the service's log.";

  private final HandOverRepository handOvers;
  private final ExamProgress exams;
  private final ValidatingCopies validating;
  private final Duration lease;
  private final Duration retryAfter;
  private final Workers workers = new Workers("hand-over", INTERVAL, goOn -> workOnce());

  HandingOver(
      HandOverRepository handOvers,
      ExamProgress exams,
      ValidatingCopies validating,
      @ConfigProperty(name = "korrigo.hand-over.lease", defaultValue = "PT60S") Duration lease,
      @ConfigProperty(name = "korrigo.hand-over.retry-after", defaultValue = "PT2S")
          Duration retryAfter) {
    this.handOvers = handOvers;
    this.exams = exams;
    this.validating = validating;
    this.lease = lease;
    this.retryAfter = retryAfter;
  }

  /**
   * A hand-over and whether this request made it.
   *
   * @param created false when the same idempotency key had made it before
   */
  record Requested(HandOverView handOver, boolean created) {}

  /**
   * Asks for the hand-over of every copy of an exam that is in STAGING now.
   *
   * @param id the caller's idempotency key, which becomes the hand-over's id
   * @throws Problem not-found, or conflict for a key that was used for another exam
   */
  Uni<Requested> request(UUID examId, UUID id, String actorId, Instant now) {
    return Panache.withTransaction(
            () ->
                exams
                    .outline(examId)
                    .flatMap(exam -> handOvers.create(id, examId, actorId, now))
                    .flatMap(
                        created ->
                            handOvers
                                .required(id)
                                .map(handOver -> new Requested(handOver, created))))
        .invoke(
            requested -> {
              if (!requested.handOver().examId().equals(examId)) {
                throw new Problem(
                    ProblemType.CONFLICT, "This idempotency key was used for another exam.");
              }
              workers.wake();
            });
  }

  /** The hand-over as it is now, or a not-found problem. */
  Uni<HandOverView> one(UUID id) {
    return Panache.withSession(() -> handOvers.required(id));
  }

  /** Throws a not-found problem if there is no such hand-over. Blocks. */
  void require(UUID id) {
    DatabaseStep.await(() -> one(id));
  }

  /** The hand-over now and after every change, to its end. */
  Multi<HandOverView> follow(UUID id) {
    return Watching.follow(() -> one(id), seen -> seen.state() == HandOverState.DONE);
  }

  void start(@Observes StartupEvent started) {
    workers.start();
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    workers.stop();
  }

  private boolean workOnce() {
    Instant now = Instant.now();
    Claimed claimed =
        DatabaseStep.await(
            () -> Panache.withTransaction(() -> handOvers.claim(now, now.plus(lease))));
    if (claimed == null) {
      return false;
    }
    Supplier<Uni<Void>> outcome =
        claimed.attempts() < MOST_ATTEMPTS ? handOver(claimed) : givenUp(claimed);
    DatabaseStep.await(() -> Panache.withTransaction(outcome));
    return true;
  }

  /** Hands a copy over; answers what is to be noted of it. */
  private Supplier<Uni<Void>> handOver(Claimed claimed) {
    try {
      DatabaseStep.await(() -> validating.handOver(claimed.copyId(), claimed.actorId()));
      return () -> handOvers.done(claimed, Instant.now());
    } catch (Problem problem) {
      return noted(claimed, problem);
    } catch (RuntimeException e) {
      LOG.errorf(e, "A copy was not handed over and is tried again: copy=%s", claimed.copyId());
      return again(claimed, givenUp(claimed));
    }
  }

  private Supplier<Uni<Void>> noted(Claimed claimed, Problem problem) {
    return switch (problem.type()) {
      case ILLEGAL_TRANSITION -> () -> handOvers.done(claimed, Instant.now());
      case STALE_VERSION -> again(claimed, givenUp(claimed));
      case STORED_FILE_LOST -> again(claimed, refused(claimed, problem));
      default -> refused(claimed, problem);
    };
  }

  private Supplier<Uni<Void>> again(Claimed claimed, Supplier<Uni<Void>> inTheEnd) {
    if (claimed.attempts() + 1 >= MOST_ATTEMPTS) {
      return inTheEnd;
    }
    Duration pause = retryAfter.multipliedBy((long) Math.pow(LONGER_EACH_TIME, claimed.attempts()));
    return () -> handOvers.release(claimed, Instant.now().plus(pause));
  }

  /** Also of a copy that its workers died of, unless they had handed it over before. */
  private Supplier<Uni<Void>> givenUp(Claimed claimed) {
    return refused(claimed, new Problem(ProblemType.INTERNAL_ERROR, GIVEN_UP));
  }

  private Supplier<Uni<Void>> refused(Claimed claimed, Problem why) {
    return () -> handOvers.refused(claimed, why, Instant.now());
  }
}
