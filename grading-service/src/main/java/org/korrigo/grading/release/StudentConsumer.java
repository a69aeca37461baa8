package org.korrigo.grading.release;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.inbox.EventConsumer;
import org.korrigo.contracts.inbox.EventHandlers;
import org.korrigo.contracts.inbox.Inbox;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;

/** Keeps the names for results; the copies of a removed pupil stay, nobody's (domain §4). */
@ApplicationScoped
class StudentConsumer implements EventConsumer {
  private final Inbox inbox;
  private final StudentRepository students;

  StudentConsumer(Inbox inbox, StudentRepository students) {
    this.inbox = inbox;
    this.students = students;
  }

  @Incoming("students")
  Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
    return inbox.receive(record, handlers());
  }

  @Override
  public String topic() {
    return Topic.STUDENTS.topicName();
  }

  @Override
  public EventHandlers handlers() {
    return new EventHandlers()
        .on(
            StudentEnrolled.class,
            event ->
                students
                    .known(event.data().studentId())
                    .invoke(student -> student.enrol(event.data(), event.sequence()))
                    .replaceWithVoid())
        .on(
            StudentRemoved.class,
            event ->
                students
                    .known(event.data().studentId())
                    .invoke(student -> student.remove(event.sequence()))
                    .replaceWithVoid());
  }
}
