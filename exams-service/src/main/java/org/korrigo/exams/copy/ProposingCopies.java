package org.korrigo.exams.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.exams.booklet.KeepingBooklets;
import org.korrigo.exams.booklet.KeepingBooklets.SheetInCopy;
import org.korrigo.exams.scan.CopiesReadAgain;
import org.korrigo.exams.scan.CopiesReadAgain.Outcome;
import org.korrigo.exams.scan.CopiesReadAgain.StandingCopy;
import org.korrigo.exams.scan.ReadCopy;
import org.korrigo.exams.scan.ReadScan;
import org.korrigo.exams.scan.ScanListener;

/**
 * Proposing copies when a scan has been cut into booklets, and putting to them what comes of it
 * when it is read again. They are told of by their anonymous ids, not as the paper lies: numbers
 * that others give them as they come say nothing of its order.
 */
@ApplicationScoped
class ProposingCopies implements ScanListener {
  private final CopyRepository copies;
  private final CopyBookletRepository rows;
  private final KeepingBooklets keeping;
  private final Compositions compositions;
  private final ArrangingCopies arranging;
  private final Outbox outbox;

  ProposingCopies(
      CopyRepository copies,
      CopyBookletRepository rows,
      KeepingBooklets keeping,
      Compositions compositions,
      ArrangingCopies arranging,
      Outbox outbox) {
    this.copies = copies;
    this.rows = rows;
    this.keeping = keeping;
    this.compositions = compositions;
    this.arranging = arranging;
    this.outbox = outbox;
  }

  @Override
  public Uni<List<String>> scanRead(ReadScan scan) {
    List<UUID> booklets = scan.copies().stream().flatMap(copy -> copy.booklets().stream()).toList();
    return booklets.isEmpty()
        ? Uni.createFrom().item(List.of())
        : keeping
            .placed(sheetsOfWholeCopies(scan))
            .chain(() -> rows.copiesOf(booklets))
            .flatMap(this::locked)
            .flatMap(there -> join(scan, there));
  }

  private static List<SheetInCopy> sheetsOfWholeCopies(ReadScan scan) {
    List<SheetInCopy> sheets = new ArrayList<>();
    for (ReadCopy copy : scan.copies()) {
      for (int i = 0; copy.whole() && i < copy.sheets().size(); i++) {
        sheets.add(new SheetInCopy(copy.sheets().get(i).getFirst(), i == 0));
      }
    }
    return sheets;
  }

  private Uni<List<Copy>> locked(List<UUID> ids) {
    return ids.isEmpty() ? Uni.createFrom().item(List.of()) : copies.locked(ids);
  }

  private Uni<List<String>> join(ReadScan scan, List<Copy> there) {
    List<UUID> ids = there.stream().map(copy -> copy.id).toList();
    return rows.ofCopies(ids)
        .map(found -> CopiesReadAgain.of(scan.copies(), standing(there, found)))
        .call(outcome -> rearrange(scan, outcome))
        .call(outcome -> propose(scan, outcome.fresh()))
        .flatMap(
            outcome ->
                propose(scan, outcome.alone())
                    .map(alone -> named(there, alone, outcome.doubtful())));
  }

  private static List<String> named(List<Copy> there, List<Copy> alone, Set<UUID> doubtful) {
    return Stream.concat(there.stream().filter(copy -> doubtful.contains(copy.id)), alone.stream())
        .map(copy -> copy.anonymousId)
        .sorted()
        .toList();
  }

  private static Map<UUID, StandingCopy> standing(List<Copy> there, List<CopyBooklet> found) {
    Map<UUID, StandingCopy> standing = new LinkedHashMap<>();
    for (Copy copy : there) {
      List<UUID> booklets =
          found.stream()
              .filter(row -> row.copyId.equals(copy.id))
              .map(row -> row.bookletId)
              .toList();
      standing.put(
          copy.id, new StandingCopy(booklets, copy.status == CopyStatus.STAGING, copy.studentId));
    }
    return standing;
  }

  private Uni<Void> rearrange(ReadScan scan, Outcome outcome) {
    return outcome.changed().isEmpty()
        ? Uni.createFrom().voidItem()
        : arranging
            .arrange(
                scan.examId(),
                outcome.changed(),
                List.of(),
                outcome.heirs(),
                scan.actorId(),
                scan.readAt())
            .replaceWithVoid();
  }

  private Uni<List<Copy>> propose(ReadScan scan, List<List<UUID>> fresh) {
    if (fresh.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    List<Copy> proposed = new ArrayList<>();
    List<CopyBooklet> places = new ArrayList<>();
    for (List<UUID> booklets : fresh) {
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
                        .toList()))
        .replaceWith(proposed);
  }
}
