package org.korrigo.grading.finalisation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.grading.annotation.Annotations;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.CopySummary;
import org.korrigo.grading.copy.Viewer;
import org.korrigo.grading.score.Scores;

/** Tells what of a copy's marking the annotated PDF cannot show. */
@ApplicationScoped
class CheckingTexts {
  private final Copies copies;
  private final Annotations annotations;
  private final Scores scores;

  CheckingTexts(Copies copies, Annotations annotations, Scores scores) {
    this.copies = copies;
    this.annotations = annotations;
    this.scores = scores;
  }

  /** The texts with such characters; not-found, or forbidden if it is not the viewer's copy. */
  Uni<List<UnprintableText>> unprintable(UUID copyId, Viewer viewer) {
    return Panache.withSession(() -> copies.visible(copyId, viewer).flatMap(this::unprintable));
  }

  private Uni<List<UnprintableText>> unprintable(CopySummary copy) {
    return annotations
        .ofCopy(copy.id())
        .flatMap(
            drawn ->
                scores
                    .remarksOfCopy(copy.id())
                    .map(
                        remarks ->
                            UnprintableText.among(drawn, remarks, copy.globalAppreciation())));
  }
}
