package org.korrigo.exams.repair;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.korrigo.exams.scan.SettlingSides.SideNumber;
import org.korrigo.exams.scan.SideMark;
import org.korrigo.exams.scan.SideState;

/**
 * How the part of the paper stands that an action concerns.
 *
 * @param copies the copies concerned
 * @param sides the sides concerned
 * @param absences the pupils concerned
 */
record Arrangement(List<CopyBooklets> copies, List<SideMark> sides, List<AbsenceMark> absences) {

  /**
   * A copy.
   *
   * @param bookletIds in order; empty for a copy that is not there
   */
  record CopyBooklets(UUID copyId, List<UUID> bookletIds) {}

  Map<UUID, List<UUID>> bookletsByCopy() {
    return copies.stream()
        .collect(
            Collectors.toMap(
                CopyBooklets::copyId,
                CopyBooklets::bookletIds,
                (first, second) -> first,
                LinkedHashMap::new));
  }

  List<UUID> bookletIds() {
    return copies.stream().flatMap(copy -> copy.bookletIds().stream()).toList();
  }

  /** The sides that are open in it. */
  List<SideNumber> openSides() {
    return sides.stream()
        .filter(side -> side.state() == SideState.OPEN)
        .map(SideNumber::of)
        .toList();
  }

  /** This and another one together. */
  Arrangement and(Arrangement other) {
    return new Arrangement(
        Stream.concat(copies.stream(), other.copies.stream()).toList(),
        Stream.concat(sides.stream(), other.sides.stream()).toList(),
        Stream.concat(absences.stream(), other.absences.stream()).toList());
  }

  /** Whether all of this is in it. */
  boolean has(Subject subject) {
    List<UUID> booklets = bookletIds();
    return booklets.containsAll(subject.booklets())
        && booklets.containsAll(subject.putAside())
        && copies.stream().map(CopyBooklets::copyId).toList().containsAll(subject.copies())
        && sides.stream().map(SideNumber::of).toList().containsAll(subject.sides())
        && absences.stream().map(AbsenceMark::studentId).toList().containsAll(subject.students());
  }

  boolean isEmpty() {
    return copies.isEmpty() && sides.isEmpty() && absences.isEmpty();
  }
}
