package org.korrigo.exams.repair;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.booklet.BookletContent;
import org.korrigo.exams.booklet.KeepingBooklets;
import org.korrigo.exams.booklet.PageOrigin;
import org.korrigo.exams.copy.ArrangingCopies;
import org.korrigo.exams.exam.AnnouncingExams;
import org.korrigo.exams.scan.SettlingSides;
import org.korrigo.exams.scan.SettlingSides.SideNumber;
import org.korrigo.exams.scan.SideMark;

/**
 * The one way in which an action, or its undoing, takes effect: if all that it concerns still
 * stands as it was seen, it stands as wanted afterwards, else nothing changes. It joins the
 * caller's transaction and waits for others in one order: the exam, then copies by id.
 */
@ApplicationScoped
class Changing {
  private final KeepingBooklets booklets;
  private final ArrangingCopies copies;
  private final SettlingSides sides;
  private final Absences absences;
  private final AnnouncingExams announcing;

  Changing(
      KeepingBooklets booklets,
      ArrangingCopies copies,
      SettlingSides sides,
      Absences absences,
      AnnouncingExams announcing) {
    this.announcing = announcing;
    this.booklets = booklets;
    this.copies = copies;
    this.sides = sides;
    this.absences = absences;
  }

  /**
   * Changes what stands.
   *
   * @param discarded rows of copies that come back
   * @return rows of copies that were discarded
   * @throws Problem copy-handed-over, or stale-version naming what has changed
   */
  Uni<List<JsonNode>> change(
      UUID examId,
      Arrangement before,
      Arrangement after,
      List<JsonNode> discarded,
      String actorId,
      Instant now) {
    return requireStanding(examId, before)
        .chain(() -> place(before, after, now))
        .chain(() -> heirs(before, after))
        .flatMap(
            heirs -> copies.arrange(examId, after.bookletsByCopy(), discarded, heirs, actorId, now))
        .call(() -> sides.settle(after.sides()))
        .call(() -> markAbsent(examId, after.absences()));
  }

  /** Who wrote the exam is told as soon as it changes. */
  private Uni<Void> markAbsent(UUID examId, List<AbsenceMark> marks) {
    return marks.isEmpty()
        ? Uni.createFrom().voidItem()
        : absences.write(examId, marks).chain(() -> announcing.announce(examId));
  }

  private Uni<Void> requireStanding(UUID examId, Arrangement before) {
    List<String> changed = new ArrayList<>();
    Map<UUID, List<UUID>> wanted = before.bookletsByCopy();
    return copies
        .locked(wanted.keySet())
        .invoke(found -> compareCopies(wanted, found, changed))
        .chain(() -> sides.numbered(examId, numbers(before)))
        .invoke(found -> compareSides(before.sides(), found, changed))
        .chain(
            () ->
                absences.of(
                    examId, before.absences().stream().map(AbsenceMark::studentId).toList()))
        .invoke(found -> compareAbsences(before.absences(), found, changed))
        .invoke(() -> refuse(changed))
        .replaceWithVoid();
  }

  private Uni<Void> place(Arrangement before, Arrangement after, Instant now) {
    Set<UUID> superseded = new HashSet<>(before.bookletIds());
    after.bookletIds().forEach(superseded::remove);
    Set<UUID> reinstated = new HashSet<>(after.bookletIds());
    before.bookletIds().forEach(reinstated::remove);
    return booklets.supersede(superseded, now).chain(() -> booklets.reinstate(reinstated));
  }

  /** For each copy that loses all: the copy that has all of its pages that are still in one. */
  private Uni<Map<UUID, UUID>> heirs(Arrangement before, Arrangement after) {
    List<UUID> ids =
        Stream.concat(before.bookletIds().stream(), after.bookletIds().stream())
            .distinct()
            .toList();
    return booklets
        .withIds(ids)
        .map(
            contents -> {
              Map<UUID, List<PageOrigin>> pages =
                  contents.stream()
                      .collect(Collectors.toMap(BookletContent::id, Changing::untouched));
              return heirs(before.bookletsByCopy(), after.bookletsByCopy(), pages);
            });
  }

  private static Map<UUID, UUID> heirs(
      Map<UUID, List<UUID>> before,
      Map<UUID, List<UUID>> after,
      Map<UUID, List<PageOrigin>> pages) {
    Map<PageOrigin, UUID> now = new HashMap<>();
    after.forEach(
        (copy, ids) -> ids.forEach(id -> pages.get(id).forEach(page -> now.put(page, copy))));
    Map<UUID, UUID> heirs = new HashMap<>();
    before.forEach(
        (copy, ids) -> {
          Set<UUID> holders =
              ids.stream()
                  .flatMap(id -> pages.get(id).stream())
                  .filter(now::containsKey)
                  .map(now::get)
                  .collect(Collectors.toSet());
          if (holders.size() == 1) {
            heirs.put(copy, holders.iterator().next());
          }
        });
    return heirs;
  }

  private static List<PageOrigin> untouched(BookletContent booklet) {
    return booklet.origins().stream().map(PageOrigin::asCut).toList();
  }

  private static List<SideNumber> numbers(Arrangement arrangement) {
    return arrangement.sides().stream().map(SideNumber::of).toList();
  }

  private static void compareCopies(
      Map<UUID, List<UUID>> wanted, Map<UUID, List<UUID>> found, List<String> changed) {
    wanted.forEach(
        (copy, ids) -> {
          if (!ids.equals(found.getOrDefault(copy, List.of()))) {
            changed.add("copy " + copy);
          }
        });
  }

  private static void compareSides(
      List<SideMark> wanted, List<SideMark> found, List<String> changed) {
    wanted.stream()
        .filter(side -> found.stream().noneMatch(now -> now.sameSide(side) && now.sameFate(side)))
        .forEach(
            side -> changed.add("side " + side.sideNumber() + " of upload " + side.uploadId()));
  }

  private static void compareAbsences(
      List<AbsenceMark> wanted, List<AbsenceMark> found, List<String> changed) {
    wanted.stream()
        .filter(
            absence ->
                found.stream()
                    .noneMatch(
                        now ->
                            now.studentId() == absence.studentId()
                                && now.isAbsent() == absence.isAbsent()))
        .forEach(absence -> changed.add("the absence of pupil " + absence.studentId()));
  }

  private static void refuse(List<String> changed) {
    if (!changed.isEmpty()) {
      throw new Problem(
              ProblemType.STALE_VERSION,
              "It no longer stands as it did: " + String.join(", ", changed) + " changed since.")
          .with("changed", changed);
    }
  }
}
