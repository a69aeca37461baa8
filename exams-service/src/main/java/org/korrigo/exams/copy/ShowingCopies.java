package org.korrigo.exams.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.page.Pages;
import org.korrigo.exams.row.Ordered;

/** Showing copies to the secretariat. */
@ApplicationScoped
public class ShowingCopies {
  private final CopyRepository copies;
  private final Compositions compositions;

  ShowingCopies(CopyRepository copies, Compositions compositions) {
    this.copies = copies;
    this.compositions = compositions;
  }

  /** One copy, or a not-found problem. */
  public Uni<CopyView> one(UUID id) {
    return Panache.withSession(
        () ->
            copies
                .required(id)
                .flatMap(copy -> compositions.of(copy.examId, List.of(id)).map(copy::view)));
  }

  /**
   * Copies of an exam in the order of the paper.
   *
   * @param after the place of the last one seen, or null
   */
  Uni<List<Ordered<CopyView>>> page(UUID examId, CopyFilter filter, Long after, int limit) {
    return Panache.withSession(
        () ->
            copies
                .page(examId, filter, after, Pages.rowsToRead(limit))
                .flatMap(
                    page ->
                        compositions
                            .of(examId, page.stream().map(copy -> copy.id).toList())
                            .map(
                                all ->
                                    page.stream()
                                        .map(copy -> new Ordered<>(copy.ordinal, copy.view(all)))
                                        .toList())));
  }
}
