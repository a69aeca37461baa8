package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.journal.Journal;

/** Journals that what is known of copies was given to someone outside (domain §1, EXPORT). */
@ApplicationScoped
public class ExportedCopies {
  /** The most copies that are journalled by one statement. */
  public static final int AT_ONCE = 500;

  /** Whoever holds many copies holds them in this order. */
  private static final Comparator<UUID> AS_THE_DATABASE_SORTS =
      Comparator.comparing(UUID::toString);

  private final CopyRepository copies;
  private final Exams exams;
  private final Journal journal;

  ExportedCopies(CopyRepository copies, Exams exams, Journal journal) {
    this.copies = copies;
    this.exams = exams;
    this.journal = journal;
  }

  /** Journals an EXPORT of one annotated PDF, in the caller's transaction. */
  Uni<Void> record(Download download) {
    return copies
        .requiredForUpdate(download.copyId())
        .flatMap(
            copy ->
                exams
                    .ofCopy(copy.examId)
                    .map(exam -> exported(copy, download, exam.scale().maximum())))
        .flatMap(event -> journal.record(event));
  }

  /**
   * Journals an EXPORT of each copy, in the caller's transaction, {@link #AT_ONCE} copies at a
   * time: no more of them are held in memory. The caller holds the exam, so that none of the copies
   * is reopened in between, and has changed none of them.
   *
   * @param maximum the exam's maximum, told along with the event
   * @param reason what kind of export it is, in the journal's metadata
   */
  public Uni<Void> record(
      Collection<UUID> ids, String actorId, Instant at, BigDecimal maximum, String reason) {
    if (ids.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Occasion occasion = new Occasion(actorId, at, maximum);
    List<UUID> inOrder = ids.stream().sorted(AS_THE_DATABASE_SORTS).toList();
    return Multi.createFrom()
        .range(0, Math.ceilDiv(inOrder.size(), AT_ONCE))
        .map(
            index ->
                inOrder.subList(index * AT_ONCE, Math.min((index + 1) * AT_ONCE, inOrder.size())))
        .onItem()
        .transformToUniAndConcatenate(some -> recorded(some, occasion, reason, _ -> some.size()))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /**
   * As {@link #record}, of at most {@link #AT_ONCE} copies; nobody else writes to them until the
   * transaction ends.
   *
   * @return by id, the copies as they stand while they are held
   */
  public Uni<Map<UUID, CopyMarks>> recordHeld(
      List<UUID> ids, String actorId, Instant at, BigDecimal maximum, String reason) {
    return recorded(
        ids,
        new Occasion(actorId, at, maximum),
        reason,
        found -> found.stream().collect(Collectors.toMap(copy -> copy.id, CopyMarks::of)));
  }

  private <T> Uni<T> recorded(
      List<UUID> ids, Occasion occasion, String reason, Function<List<Copy>, T> read) {
    return copies
        .locked(ids)
        .call(
            found ->
                journal.record(
                    found.stream().map(copy -> exported(copy, occasion, reason)).toList()))
        .call(found -> Panache.getSession().invoke(session -> found.forEach(session::detach)))
        .map(read);
  }

  private static GradingEvent exported(Copy copy, Occasion occasion, String reason) {
    return copy.told(GradingAction.EXPORT, occasion, Map.of("reason", reason));
  }

  private static GradingEvent exported(Copy copy, Download download, BigDecimal maximum) {
    return copy.told(
        GradingAction.EXPORT,
        new Occasion(download.actorId(), download.at(), maximum),
        Map.of("reason", download.reason(), "final_pdf", download.pdf().sha256()));
  }
}
