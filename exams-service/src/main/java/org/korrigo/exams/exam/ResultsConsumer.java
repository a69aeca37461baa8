package org.korrigo.exams.exam;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.korrigo.contracts.event.ReceivedEvent;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.grading.ResultsReleased;
import org.korrigo.contracts.inbox.EventConsumer;
import org.korrigo.contracts.inbox.EventHandlers;
import org.korrigo.contracts.inbox.Inbox;

/** Keeps when grading released an exam's results; nothing here is decided with it. */
@ApplicationScoped
class ResultsConsumer implements EventConsumer {
  private final Inbox inbox;
  private final ExamRepository exams;

  ResultsConsumer(Inbox inbox, ExamRepository exams) {
    this.inbox = inbox;
    this.exams = exams;
  }

  @Override
  public String topic() {
    return Topic.GRADING_RESULTS.topicName();
  }

  @Override
  public EventHandlers handlers() {
    return new EventHandlers().on(ResultsReleased.class, this::released);
  }

  @Incoming("grading-results")
  Uni<Void> consume(ConsumerRecord<String, byte[]> event) {
    return inbox.receive(event, handlers());
  }

  private Uni<Void> released(ReceivedEvent<ResultsReleased> event) {
    return exams
        .update(
            "resultsReleasedAt = ?1, resultsSequence = ?2 where id = ?3 and resultsSequence < ?2",
            event.data().releasedAt(),
            event.sequence(),
            event.data().examId())
        .replaceWithVoid();
  }
}
