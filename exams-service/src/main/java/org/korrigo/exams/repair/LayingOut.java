package org.korrigo.exams.repair;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.exams.booklet.BookletContent;
import org.korrigo.exams.booklet.KeepingBooklets;
import org.korrigo.exams.booklet.PageOrigin;
import org.korrigo.exams.copy.ArrangingCopies;
import org.korrigo.exams.exam.ExamOutline;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.row.Rows;
import org.korrigo.exams.scan.SettlingSides;
import org.korrigo.exams.scan.SettlingSides.SideNumber;
import org.korrigo.exams.scan.SideMark;

/** Reads the copies that an action concerns, whole, with their sides. */
@ApplicationScoped
class LayingOut {
  private final ExamProgress exams;
  private final KeepingBooklets booklets;
  private final ArrangingCopies copies;
  private final SettlingSides sides;
  private final Absences absences;
  private final Rows rows;

  LayingOut(
      ExamProgress exams,
      KeepingBooklets booklets,
      ArrangingCopies copies,
      SettlingSides sides,
      Absences absences,
      Rows rows) {
    this.exams = exams;
    this.booklets = booklets;
    this.copies = copies;
    this.sides = sides;
    this.absences = absences;
    this.rows = rows;
  }

  /**
   * Lays out what stands at one moment: what others do meanwhile is seen whole or not at all.
   *
   * @throws Problem not-found, or stale-version for a booklet that was replaced
   */
  Uni<Layout> of(UUID examId, Subject subject, Occasion occasion) {
    return Panache.withTransaction(
        () -> rows.oneMoment().chain(() -> read(examId, subject, occasion)));
  }

  private Uni<Layout> read(UUID examId, Subject subject, Occasion occasion) {
    Map<UUID, BookletContent> contents = new HashMap<>();
    Map<UUID, List<Sheaf>> sheaves = new LinkedHashMap<>();
    return exams
        .outline(examId)
        .call(exam -> named(exam, subject, contents))
        .call(exam -> copiesOf(exam, subject, contents, sheaves))
        .call(exam -> origins(contents))
        .flatMap(
            exam ->
                sidesOf(exam, subject, contents)
                    .flatMap(
                        marks ->
                            absences
                                .of(examId, subject.students())
                                .map(
                                    pupils ->
                                        new Desk(
                                            sheaves,
                                            marks,
                                            pupils,
                                            occasion.actorId(),
                                            occasion.now())))
                    .map(desk -> new Layout(exam, desk, contents)));
  }

  private Uni<Void> named(ExamOutline exam, Subject subject, Map<UUID, BookletContent> contents) {
    List<UUID> ids =
        Stream.concat(subject.booklets().stream(), subject.putAside().stream()).toList();
    return booklets
        .withIds(ids)
        .invoke(
            found -> {
              found.stream()
                  .filter(booklet -> booklet.examId().equals(exam.id()))
                  .forEach(booklet -> contents.put(booklet.id(), booklet));
              ids.forEach(id -> Required.found(id, contents));
              subject.booklets().forEach(id -> Required.inUse(contents.get(id)));
              subject.putAside().forEach(id -> Required.aside(contents.get(id)));
            })
        .replaceWithVoid();
  }

  private Uni<Void> copiesOf(
      ExamOutline exam,
      Subject subject,
      Map<UUID, BookletContent> contents,
      Map<UUID, List<Sheaf>> sheaves) {
    return usingSides(exam.id(), subject.sides())
        .map(found -> Stream.concat(found.stream(), subject.booklets().stream()).toList())
        .flatMap(ids -> copies.having(ids))
        .map(
            having -> {
              Set<UUID> ids = new LinkedHashSet<>(having);
              ids.addAll(subject.copies());
              return ids;
            })
        .flatMap(ids -> copies.contents(exam.id(), ids))
        .invoke(
            found -> {
              found.forEach(
                  (copy, its) -> {
                    its.forEach(booklet -> contents.put(booklet.id(), booklet));
                    sheaves.put(copy, its.stream().map(Sheaf::of).toList());
                  });
              subject.copies().forEach(id -> Required.copy(exam, id, found));
            })
        .replaceWithVoid();
  }

  /** The booklets in copies that have a page of one of these sides. */
  private Uni<List<UUID>> usingSides(UUID examId, List<SideNumber> numbers) {
    if (numbers.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return sides
        .numbered(examId, numbers)
        .map(
            found ->
                found.stream()
                    .map(SideMark::bookletId)
                    .filter(id -> id != null)
                    .distinct()
                    .toList())
        .flatMap(booklets::withPagesOf);
  }

  private Uni<Void> origins(Map<UUID, BookletContent> contents) {
    Set<UUID> missing = originIds(contents);
    missing.removeAll(contents.keySet());
    return missing.isEmpty()
        ? Uni.createFrom().voidItem()
        : booklets
            .withIds(missing)
            .invoke(found -> found.forEach(booklet -> contents.put(booklet.id(), booklet)))
            .replaceWithVoid();
  }

  private Uni<List<SideMark>> sidesOf(
      ExamOutline exam, Subject subject, Map<UUID, BookletContent> contents) {
    return sides
        .cutAs(originIds(contents))
        .flatMap(
            cut ->
                sides
                    .numbered(exam.id(), subject.sides())
                    .map(
                        asked -> {
                          List<SideMark> all = new ArrayList<>(cut);
                          all.addAll(asked);
                          return all;
                        }));
  }

  private static Set<UUID> originIds(Map<UUID, BookletContent> contents) {
    Set<UUID> ids = new HashSet<>();
    contents.values().stream()
        .flatMap(booklet -> booklet.origins().stream())
        .map(PageOrigin::bookletId)
        .forEach(ids::add);
    return ids;
  }
}
