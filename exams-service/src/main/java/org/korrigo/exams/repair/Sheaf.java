package org.korrigo.exams.repair;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.korrigo.exams.booklet.BookletContent;
import org.korrigo.exams.booklet.PageOrigin;

/**
 * A booklet on the desk.
 *
 * @param id of the booklet that there is, or of the one to be made
 * @param isNew whether it is to be made
 * @param leaves its pages in reading order
 */
record Sheaf(UUID id, boolean isNew, List<Leaf> leaves) {
  Sheaf {
    leaves = List.copyOf(leaves);
  }

  static Sheaf of(BookletContent booklet) {
    return new Sheaf(
        booklet.id(),
        false,
        IntStream.range(0, booklet.origins().size())
            .mapToObj(
                i ->
                    new Leaf(
                        booklet.origins().get(i),
                        booklet.identityPages().contains(i + 1),
                        booklet.saidPages().contains(i + 1)))
            .toList());
  }

  static Sheaf made(List<Leaf> leaves) {
    return new Sheaf(UUID.randomUUID(), true, leaves);
  }

  List<PageOrigin> origins() {
    return leaves.stream().map(Leaf::origin).toList();
  }

  /** Places, from 1, of the pages on which a name may stand. */
  List<Integer> identityPages() {
    return places(Leaf::bearsIdentity);
  }

  /** Places, from 1, of the pages of which a person said so, or that none does. */
  List<Integer> saidPages() {
    return places(Leaf::isSaid);
  }

  private List<Integer> places(Predicate<Leaf> wanted) {
    return IntStream.rangeClosed(1, leaves.size())
        .filter(place -> wanted.test(leaves.get(place - 1)))
        .boxed()
        .toList();
  }
}
