package org.korrigo.exams.repair;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.booklet.KeepingBooklets;
import org.korrigo.exams.booklet.MadeBooklet;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.work.HeavyWork;

/**
 * Doing something to the paper: what it concerns is laid out and rearranged, pictures are made
 * outside of any session, and then it takes effect and is journalled in one transaction, provided
 * that nobody changed it meanwhile.
 */
@ApplicationScoped
class Acting {
  private final ExamProgress exams;
  private final LayingOut layingOut;
  private final MakingBooklets making;
  private final Changing changing;
  private final KeepingBooklets booklets;
  private final IntakeActionRepository actions;
  private final HeavyWork work;

  Acting(
      ExamProgress exams,
      LayingOut layingOut,
      MakingBooklets making,
      Changing changing,
      KeepingBooklets booklets,
      IntakeActionRepository actions,
      HeavyWork work) {
    this.exams = exams;
    this.layingOut = layingOut;
    this.making = making;
    this.changing = changing;
    this.booklets = booklets;
    this.actions = actions;
    this.work = work;
  }

  /**
   * An action and whether this request did it.
   *
   * @param done false when the same idempotency key had done it before
   */
  record Acted(ActionView action, boolean done) {}

  /** What is planned, and the booklets that were made for it. */
  private record Prepared(Plan plan, List<MadeBooklet> made) {}

  /**
   * What the same idempotency key did before, or null.
   *
   * @throws Problem conflict if it did something else
   */
  Uni<Acted> done(Occasion occasion) {
    return Panache.withSession(() -> actions.findById(occasion.actionId()))
        .map(done -> done == null ? null : repeated(done, occasion, Subject.ofSides(List.of())));
  }

  /**
   * Does something, or tells what the same idempotency key did before.
   *
   * @param exam finds the exam, in the session
   * @param subject what is laid out
   * @param edit rearranges it
   * @throws Problem not-found, copy-handed-over, or stale-version when someone was faster
   */
  Uni<Acted> act(Uni<UUID> exam, Occasion occasion, Subject subject, Consumer<Layout> edit) {
    return act(exam, occasion, subject, examId -> Uni.createFrom().item(List.of()), edit);
  }

  /**
   * The same with booklets that are cut anew before anything is laid out.
   *
   * @param cutting cuts them, outside of any session
   */
  Uni<Acted> act(
      Uni<UUID> exam,
      Occasion occasion,
      Subject subject,
      Function<UUID, Uni<List<MadeBooklet>>> cutting,
      Consumer<Layout> edit) {
    return Panache.withSession(
            () ->
                actions
                    .findById(occasion.actionId())
                    .map(done -> done == null ? null : repeated(done, occasion, subject)))
        .flatMap(
            done ->
                done != null
                    ? Uni.createFrom().item(done)
                    : Panache.withSession(() -> exam)
                        .flatMap(
                            examId ->
                                cutting
                                    .apply(examId)
                                    .flatMap(cut -> act(examId, occasion, subject, cut, edit))));
  }

  private Uni<Acted> act(
      UUID examId,
      Occasion occasion,
      Subject subject,
      List<MadeBooklet> cut,
      Consumer<Layout> edit) {
    return layingOut
        .of(examId, subject, occasion)
        .invoke(edit)
        .flatMap(
            layout -> {
              Plan plan = layout.desk().plan();
              return work.run(() -> new Prepared(plan, all(cut, making.make(layout, plan))));
            })
        .flatMap(prepared -> takeEffect(examId, occasion, prepared))
        .map(action -> new Acted(action, true))
        .onFailure(ConstraintViolationException.class)
        .recoverWithUni(() -> faster(occasion, subject));
  }

  private static List<MadeBooklet> all(List<MadeBooklet> cut, List<MadeBooklet> made) {
    return Stream.concat(cut.stream(), made.stream()).toList();
  }

  private Uni<ActionView> takeEffect(UUID examId, Occasion occasion, Prepared prepared) {
    Plan plan = prepared.plan();
    return Panache.withTransaction(
        () ->
            exams
                .held(examId)
                .chain(() -> booklets.keep(prepared.made(), occasion.now()))
                .chain(
                    () ->
                        changing.change(
                            examId,
                            plan.before(),
                            plan.after(),
                            List.of(),
                            occasion.actorId(),
                            occasion.now()))
                .map(discarded -> IntakeAction.of(examId, occasion, plan, discarded))
                .call(actions::persistAndFlush)
                .call(action -> booklets.madeFirst(plan.firstSheets(), action.id))
                .map(IntakeAction::view));
  }

  /** Another request was faster: with the same key, or with the same paper. */
  private Uni<Acted> faster(Occasion occasion, Subject subject) {
    return Panache.withSession(() -> actions.findById(occasion.actionId()))
        .map(
            done -> {
              if (done == null) {
                throw stale();
              }
              return repeated(done, occasion, subject);
            });
  }

  private static Acted repeated(IntakeAction action, Occasion occasion, Subject subject) {
    if (!action.isWhatIsAsked(occasion, subject)) {
      throw new Problem(ProblemType.CONFLICT, "This idempotency key was used for another request.");
    }
    return new Acted(action.view(), false);
  }

  private static Problem stale() {
    return new Problem(
        ProblemType.STALE_VERSION, "Someone changed the same paper meanwhile: look at it again.");
  }
}
