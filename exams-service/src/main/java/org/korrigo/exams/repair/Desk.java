package org.korrigo.exams.repair;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.booklet.PageOrigin;
import org.korrigo.exams.repair.Arrangement.CopyBooklets;
import org.korrigo.exams.scan.SettlingSides.SideNumber;
import org.korrigo.exams.scan.SideMark;
import org.korrigo.exams.scan.SideState;

/**
 * Copies laid out to be rearranged. It knows nothing of the database: what was laid out is {@code
 * before}, what lies there in the end is {@code after}. Pages can neither get lost nor be doubled
 * here: the plan is refused if they were.
 */
final class Desk {
  private final Map<UUID, List<Sheaf>> laidOut;
  private final Map<UUID, List<Sheaf>> copies = new LinkedHashMap<>();
  private final Map<SideNumber, SideMark> sidesBefore = new LinkedHashMap<>();
  private final Map<SideNumber, SideMark> sides = new LinkedHashMap<>();
  private final Map<Integer, AbsenceMark> absencesBefore = new LinkedHashMap<>();
  private final Map<Integer, AbsenceMark> absences = new LinkedHashMap<>();
  private final String actorId;
  private final Instant now;

  /**
   * Lays out.
   *
   * @param copies booklets of the copies concerned, in order
   * @param sides the sides from which their pages were cut, and others concerned
   * @param absences of the pupils concerned
   */
  Desk(
      Map<UUID, List<Sheaf>> copies,
      Collection<SideMark> sides,
      Collection<AbsenceMark> absences,
      String actorId,
      Instant now) {
    this.laidOut = copies;
    copies.forEach((copy, sheaves) -> this.copies.put(copy, new ArrayList<>(sheaves)));
    sides.forEach(side -> sidesBefore.put(number(side), side));
    this.sides.putAll(sidesBefore);
    absences.forEach(absence -> absencesBefore.put(absence.studentId(), absence));
    this.absences.putAll(absencesBefore);
    this.actorId = actorId;
    this.now = now;
  }

  /** The booklet, or a stale-version problem when it lies in no copy on the desk. */
  Sheaf sheaf(UUID id) {
    return list(id).stream().filter(sheaf -> sheaf.id().equals(id)).findFirst().orElseThrow();
  }

  /** Puts booklets in the place of one; empty ones fall away, and one that is the same stays. */
  void replace(UUID id, List<List<Leaf>> parts) {
    List<Sheaf> list = list(id);
    Sheaf old = sheaf(id);
    if (parts.equals(List.of(old.leaves()))) {
      return;
    }
    int place = list.indexOf(old);
    list.remove(place);
    list.addAll(place, parts.stream().filter(part -> !part.isEmpty()).map(Sheaf::made).toList());
  }

  /** Takes a booklet off its copy, whole. */
  Sheaf take(UUID id) {
    Sheaf taken = sheaf(id);
    list(id).remove(taken);
    return taken;
  }

  /**
   * Puts a booklet into a copy.
   *
   * @param copyId null for a new copy
   * @param place from 0; null for the end
   */
  void put(Sheaf sheaf, UUID copyId, Integer place) {
    List<Sheaf> list =
        copies.computeIfAbsent(
            copyId == null ? UUID.randomUUID() : copyId, id -> new ArrayList<>());
    list.add(place == null ? list.size() : Math.min(place, list.size()), sheaf);
  }

  /** The copy that a booklet lies in. */
  UUID copyOf(UUID bookletId) {
    return copies.entrySet().stream()
        .filter(copy -> copy.getValue().stream().anyMatch(sheaf -> sheaf.id().equals(bookletId)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> replaced(bookletId));
  }

  /** The booklets of a copy on the desk, or a not-found problem. */
  List<Sheaf> booklets(UUID copyId) {
    if (!copies.containsKey(copyId)) {
      throw Problem.notFound("copy", copyId);
    }
    return List.copyOf(copies.get(copyId));
  }

  /** All booklets. */
  List<Sheaf> sheaves() {
    return copies.values().stream().flatMap(List::stream).toList();
  }

  /** The side, or a not-found problem. */
  SideMark side(SideNumber number) {
    SideMark side = sides.get(number);
    if (side == null) {
      throw Problem.notFound("settled side", number.sideNumber());
    }
    return side;
  }

  /** The used side that a page was cut from. */
  SideMark sideOf(PageOrigin page) {
    return sides.values().stream()
        .filter(side -> shows(side, page))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a page of no side: " + page));
  }

  /** The sides that were cut as a booklet, whatever became of them. */
  List<SideMark> sidesCutAs(UUID bookletId) {
    return sides.values().stream().filter(side -> bookletId.equals(side.bookletId())).toList();
  }

  /** Whether a page was cut from a side. */
  static boolean shows(SideMark side, PageOrigin page) {
    return page.bookletId().equals(side.bookletId()) && side.pages().contains(page.page());
  }

  /** Decides what becomes of a side. */
  void settle(SideMark side, SideState state, String reason) {
    sides.put(number(side), side.decided(state, reason, actorId, now));
  }

  /** Decides that a side is used again, or anew. */
  void use(SideMark side, UUID bookletId, List<Integer> pages) {
    sides.put(number(side), side.usedIn(bookletId, pages, actorId, now));
  }

  /** Says that a pupil was absent. */
  void markAbsent(int studentId, String reason) {
    absences.put(studentId, new AbsenceMark(studentId, true, reason, actorId, now));
  }

  /** Whether a person said that the pupil was absent. */
  boolean isAbsent(int studentId) {
    return absences.get(studentId).isAbsent();
  }

  /**
   * What was changed.
   *
   * @throws Problem invalid-request if nothing was
   */
  Plan plan() {
    requireEveryPageOnce();
    List<UUID> changed =
        Stream.concat(laidOut.keySet().stream(), copies.keySet().stream())
            .distinct()
            .filter(copy -> !ids(laidOut, copy).equals(ids(copies, copy)))
            .toList();
    Arrangement before =
        new Arrangement(
            changed.stream().map(copy -> new CopyBooklets(copy, ids(laidOut, copy))).toList(),
            changed(sidesBefore, sides),
            changed(absencesBefore, absences));
    Arrangement after =
        new Arrangement(
            changed.stream().map(copy -> new CopyBooklets(copy, ids(copies, copy))).toList(),
            changed(sides, sidesBefore),
            changed(absences, absencesBefore));
    if (before.isEmpty()) {
      throw Problem.invalid("request", "changes nothing");
    }
    return new Plan(before, after, sheaves().stream().filter(Sheaf::isNew).toList());
  }

  /** Every page of every used side lies here once, but for those that lay elsewhere before. */
  private void requireEveryPageOnce() {
    Set<PageOrigin> lie = new HashSet<>();
    for (Sheaf sheaf : sheaves()) {
      for (PageOrigin page : sheaf.origins()) {
        boolean used = sides.values().stream().anyMatch(side -> used(side) && shows(side, page));
        if (!used || !lie.add(new PageOrigin(page.bookletId(), page.page(), 0))) {
          throw new IllegalStateException("a page is doubled, or of a side that is not used");
        }
      }
    }
    for (List<Sheaf> sheaves : laidOut.values()) {
      for (Sheaf sheaf : sheaves) {
        for (PageOrigin page : sheaf.origins()) {
          boolean gone = !lie.contains(new PageOrigin(page.bookletId(), page.page(), 0));
          if (gone && used(sideOf(page))) {
            throw new IllegalStateException("a page of a used side is lost");
          }
        }
      }
    }
  }

  private List<Sheaf> list(UUID bookletId) {
    return copies.get(copyOf(bookletId));
  }

  private static Problem replaced(UUID bookletId) {
    return new Problem(
            ProblemType.STALE_VERSION,
            "The booklet " + bookletId + " is in no copy any more: someone changed it meanwhile.")
        .with("booklet_id", bookletId);
  }

  private static boolean used(SideMark side) {
    return side.state() == SideState.USED;
  }

  private static SideNumber number(SideMark side) {
    return new SideNumber(side.uploadId(), side.sideNumber());
  }

  private static List<UUID> ids(Map<UUID, List<Sheaf>> all, UUID copy) {
    return all.getOrDefault(copy, List.of()).stream().map(Sheaf::id).toList();
  }

  private static <K, V> List<V> changed(Map<K, V> of, Map<K, V> against) {
    return of.entrySet().stream()
        .filter(entry -> !Objects.equals(entry.getValue(), against.get(entry.getKey())))
        .map(Map.Entry::getValue)
        .toList();
  }
}
