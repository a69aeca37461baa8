package org.korrigo.exams.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.exams.scan.ReadScan;
import org.korrigo.exams.scan.ScanListener;

/**
 * Proposing copies when a scan has been cut into booklets. They are told of by their anonymous ids,
 * not as the paper lies: numbers that others give them as they come say nothing of its order.
 */
@ApplicationScoped
class ProposingCopies implements ScanListener {
  private final CopyRepository copies;
  private final CopyBookletRepository rows;
  private final Compositions compositions;
  private final Outbox outbox;

  ProposingCopies(
      CopyRepository copies, CopyBookletRepository rows, Compositions compositions, Outbox outbox) {
    this.copies = copies;
    this.rows = rows;
    this.compositions = compositions;
    this.outbox = outbox;
  }

  @Override
  public Uni<Void> scanRead(ReadScan scan) {
    if (scan.copies().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Copy> proposed = new ArrayList<>();
    List<CopyBooklet> places = new ArrayList<>();
    for (List<UUID> booklets : scan.copies()) {
      Copy copy = Copy.proposed(UUID.randomUUID(), scan.examId(), scan.readAt());
      proposed.add(copy);
      for (int i = 0; i < booklets.size(); i++) {
        places.add(CopyBooklet.of(booklets.get(i), copy.id, i));
      }
    }
    List<UUID> ids = proposed.stream().map(copy -> copy.id).toList();
    return copies
        .persist(proposed)
        .call(copies::flush)
        .call(() -> rows.persist(places))
        .call(rows::flush)
        .flatMap(saved -> compositions.of(scan.examId(), ids))
        .flatMap(
            made ->
                outbox.appendAll(
                    proposed.stream()
                        .sorted(Comparator.comparing(copy -> copy.anonymousId))
                        .flatMap(
                            copy ->
                                copy
                                    .staged(made.get(copy.id), scan.actorId(), scan.readAt())
                                    .stream())
                        .toList()));
  }
}
