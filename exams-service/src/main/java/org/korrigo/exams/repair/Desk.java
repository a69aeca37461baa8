package org.korrigo.exams.repair;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Marks<SideNumber, SideMark> sides;
  private final Marks<Integer, AbsenceMark> absences;
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
    this.sides = new Marks<>(sides, SideNumber::of);
    this.absences = new Marks<>(absences, AbsenceMark::studentId);
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
    return sheaves(copies);
  }

  /** The side, or a not-found problem. */
  SideMark side(SideNumber number) {
    SideMark side = sides.of(number);
    if (side == null) {
      throw Problem.notFound("settled side", number.sideNumber());
    }
    return side;
  }

  /** The used side that a page was cut from. */
  SideMark sideOf(PageOrigin page) {
    return sides.all().stream()
        .filter(side -> shows(side, page))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a page of no side: " + page));
  }

  /** The sides that were cut as a booklet, whatever became of them. */
  List<SideMark> sidesCutAs(UUID bookletId) {
    return sides.all().stream().filter(side -> bookletId.equals(side.bookletId())).toList();
  }

  /** Whether a page was cut from a side. */
  static boolean shows(SideMark side, PageOrigin page) {
    return page.bookletId().equals(side.bookletId()) && side.pages().contains(page.page());
  }

  /** Decides what becomes of a side. */
  void settle(SideMark side, SideState state, String reason) {
    sides.say(side.decided(state, reason, actorId, now));
  }

  /** Decides that a side is used again, or anew. */
  void use(SideMark side, UUID bookletId, List<Integer> pages) {
    sides.say(side.usedIn(bookletId, pages, actorId, now));
  }

  /** Says that a pupil was absent. */
  void markAbsent(int studentId, String reason) {
    absences.say(new AbsenceMark(studentId, true, reason, actorId, now));
  }

  /** Whether a person said that the pupil was absent. */
  boolean isAbsent(int studentId) {
    return absences.of(studentId).isAbsent();
  }

  /**
   * What was changed.
   *
   * @throws Problem invalid-request if nothing was
   */
  Plan plan() {
    EveryPageOnce.require(sheaves(laidOut), sheaves(), sides.all());
    List<UUID> changed =
        Stream.concat(laidOut.keySet().stream(), copies.keySet().stream())
            .distinct()
            .filter(copy -> !ids(laidOut, copy).equals(ids(copies, copy)))
            .toList();
    Arrangement before =
        new Arrangement(booklets(changed, laidOut), sides.changedFrom(), absences.changedFrom());
    Arrangement after =
        new Arrangement(booklets(changed, copies), sides.changedTo(), absences.changedTo());
    if (before.isEmpty()) {
      throw Problem.invalid("request", "changes nothing");
    }
    return new Plan(
        before,
        after,
        sheaves().stream().filter(Sheaf::isNew).toList(),
        changed.stream().flatMap(this::newFirstSheet).toList());
  }

  /** The sheet with which a copy begins now and did not before, if its name may stand there. */
  private Stream<UUID> newFirstSheet(UUID copy) {
    Optional<UUID> before = firstLeaf(laidOut, copy).map(leaf -> leaf.origin().bookletId());
    return firstLeaf(copies, copy)
        .filter(leaf -> leaf.bearsIdentity() && !leaf.isSaid())
        .map(leaf -> leaf.origin().bookletId())
        .filter(first -> !before.equals(Optional.of(first)))
        .stream();
  }

  private static Optional<Leaf> firstLeaf(Map<UUID, List<Sheaf>> all, UUID copy) {
    return all.getOrDefault(copy, List.of()).stream()
        .findFirst()
        .map(sheaf -> sheaf.leaves().getFirst());
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

  private static List<Sheaf> sheaves(Map<UUID, List<Sheaf>> all) {
    return all.values().stream().flatMap(List::stream).toList();
  }

  private static List<CopyBooklets> booklets(List<UUID> some, Map<UUID, List<Sheaf>> all) {
    return some.stream().map(copy -> new CopyBooklets(copy, ids(all, copy))).toList();
  }

  private static List<UUID> ids(Map<UUID, List<Sheaf>> all, UUID copy) {
    return all.getOrDefault(copy, List.of()).stream().map(Sheaf::id).toList();
  }
}
