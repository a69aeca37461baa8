package org.korrigo.messaging;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.inbox.EventConsumer;
import org.korrigo.contracts.inbox.EventHandlers;
import org.korrigo.contracts.inbox.Inbox;
import org.korrigo.contracts.students.StudentEnrolled;

/** A consumer as small as can be: it counts how often a pupil's enrolment took effect. */
@ApplicationScoped
public class Pupils implements EventConsumer {
  /** A pupil with this name cannot be applied while the effect is broken. */
  static final String TROUBLE = "TROUBLE";

  private final AtomicBoolean broken = new AtomicBoolean();
  private final Inbox inbox;

  Pupils(Inbox inbox) {
    this.inbox = inbox;
  }

  void setBroken(boolean broken) {
    this.broken.set(broken);
  }

  @Override
  public String topic() {
    return Topic.STUDENTS.topicName();
  }

  @Override
  public EventHandlers handlers() {
    return new EventHandlers().on(StudentEnrolled.class, event -> apply(event.data()));
  }

  @Incoming("students")
  Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
    return inbox.receive(record, handlers());
  }

  private Uni<Void> apply(StudentEnrolled pupil) {
    Uni<Void> counted =
        Panache.getSession()
            .flatMap(
                session ->
                    session
                        .createNativeQuery(
                            "insert into pupil values (:id, :name, 1) on conflict (student_id) do"
                                + " update set times_applied = pupil.times_applied + 1")
                        .setParameter("id", pupil.studentId())
                        .setParameter("name", pupil.lastName())
                        .executeUpdate())
            .replaceWithVoid();
    return broken.get() && pupil.lastName().equals(TROUBLE)
        ? counted.flatMap(
            done -> Uni.createFrom().failure(new IllegalStateException("broken effect")))
        : counted;
  }
}
