package org.korrigo.exams.repair;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.page.Pages;
import org.korrigo.exams.exam.ExamProgress;

/** Showing what persons did to the paper. */
@ApplicationScoped
class ListingActions {
  private final IntakeActionRepository actions;
  private final ExamProgress exams;

  ListingActions(IntakeActionRepository actions, ExamProgress exams) {
    this.actions = actions;
    this.exams = exams;
  }

  Uni<ActionView> one(UUID id) {
    return Panache.withSession(() -> actions.required(id).map(IntakeAction::view));
  }

  Uni<List<ActionView>> page(UUID examId, UUID after, int limit) {
    return Panache.withSession(
        () ->
            exams
                .outline(examId)
                .chain(() -> actions.page(examId, after, Pages.rowsToRead(limit)))
                .map(page -> page.stream().map(IntakeAction::view).toList()));
  }
}
