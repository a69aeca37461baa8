package org.korrigo.exams.repair;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.korrigo.exams.scan.SettlingSides.SideNumber;

/**
 * What an action concerns, and is to be laid out for it.
 *
 * @param booklets booklets that are in copies
 * @param copies copies
 * @param putAside booklets that are in no copy
 * @param sides sides, whatever their state
 * @param students pupils by number
 */
record Subject(
    List<UUID> booklets,
    List<UUID> copies,
    List<UUID> putAside,
    List<SideNumber> sides,
    List<Integer> students) {

  /** Booklets in copies, and copies; nulls are left out. */
  static Subject of(List<UUID> booklets, UUID... copies) {
    return new Subject(
        booklets,
        Stream.of(copies).filter(copy -> copy != null).toList(),
        List.of(),
        List.of(),
        List.of());
  }

  /** A copy. */
  static Subject of(UUID copy) {
    return of(List.of(), copy);
  }

  static Subject ofSides(List<SideNumber> sides, UUID... copies) {
    Subject of = of(List.of(), copies);
    return new Subject(of.booklets(), of.copies(), List.of(), sides, List.of());
  }

  Subject withPutAside(UUID booklet) {
    return new Subject(booklets, copies, List.of(booklet), sides, students);
  }

  Subject withStudents(List<Integer> numbers) {
    return new Subject(booklets, copies, putAside, sides, numbers);
  }
}
