package org.korrigo.grading.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.korrigo.contracts.event.ReceivedEvent;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.contracts.exams.CopyStaged;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.inbox.EventConsumer;
import org.korrigo.contracts.inbox.EventHandlers;
import org.korrigo.contracts.inbox.Inbox;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.journal.Journal;

/**
 * Takes copies over, and journals what happened to them before with the original actor and time
 * (design §4). A copy whose sheets changed is staged anew: each time is an IMPORT, with its reason.
 * What is staged and not yet handed over is kept in mind, until it is handed over or given up.
 */
@ApplicationScoped
class CopyConsumer implements EventConsumer {
  private final Inbox inbox;
  private final Exams exams;
  private final CopyRepository copies;
  private final StagedCopies stagedCopies;
  private final Journal journal;

  CopyConsumer(
      Inbox inbox, Exams exams, CopyRepository copies, StagedCopies stagedCopies, Journal journal) {
    this.stagedCopies = stagedCopies;
    this.inbox = inbox;
    this.exams = exams;
    this.copies = copies;
    this.journal = journal;
  }

  @Incoming("copy-lifecycle")
  Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
    return inbox.receive(record, handlers());
  }

  @Override
  public String topic() {
    return Topic.COPY_LIFECYCLE.topicName();
  }

  @Override
  public EventHandlers handlers() {
    return new EventHandlers()
        .on(CopyStaged.class, this::staged)
        .on(CopyDiscarded.class, this::discarded)
        .on(CopyReady.class, this::ready);
  }

  private Uni<Void> discarded(ReceivedEvent<CopyDiscarded> event) {
    return exams
        .hold(event.data().examId())
        .flatMap(held -> held ? stagedCopies.discard(event) : Uni.createFrom().voidItem());
  }

  private Uni<Void> staged(ReceivedEvent<CopyStaged> event) {
    CopyStaged staged = event.data();
    return exams
        .hold(staged.examId())
        .flatMap(
            held ->
                held
                    ? stagedCopies
                        .stage(event)
                        .chain(() -> journal.knows(staged.copyId(), GradingAction.IMPORT))
                        .flatMap(known -> journal.record(imported(staged, known)))
                    : Uni.createFrom().voidItem());
  }

  private static GradingEvent imported(CopyStaged staged, boolean before) {
    return new GradingEvent(
        UUID.randomUUID(),
        staged.copyId(),
        staged.examId(),
        GradingAction.IMPORT,
        staged.actorId(),
        staged.stagedAt(),
        Map.of("reason", before ? "sheets-changed" : "staged", "page_count", staged.pageCount()),
        null);
  }

  private Uni<Void> ready(ReceivedEvent<CopyReady> event) {
    CopyReady handOver = event.data();
    return exams
        .hold(handOver.examId())
        .flatMap(
            held -> held ? copies.findById(handOver.copyId()).map(known -> known == null) : no())
        .flatMap(isNew -> isNew ? takeOver(handOver) : Uni.createFrom().voidItem());
  }

  private Uni<Void> takeOver(CopyReady handOver) {
    return copies
        .persist(Copy.of(handOver))
        .flatMap(
            copy ->
                exams
                    .ofCopy(copy.examId)
                    .map(exam -> validated(copy, handOver, exam))
                    .flatMap(journal::record));
  }

  private static GradingEvent validated(Copy copy, CopyReady handOver, ExamOutline exam) {
    return copy.event(
        GradingAction.VALIDATE,
        new Occasion(handOver.actorId(), handOver.validatedAt(), exam.scale().maximum()),
        handOver.subjectVariant() == null
            ? Map.of()
            : Map.of("subject_variant", handOver.subjectVariant()));
  }

  private static Uni<Boolean> no() {
    return Uni.createFrom().item(false);
  }
}
