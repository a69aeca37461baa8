package org.korrigo.exams.repair;

import java.util.List;
import java.util.stream.IntStream;
import org.korrigo.contracts.problem.Problem;

/** Places of pages, from 1, as persons say them, and which pages bear a name by them. */
final class IdentityPages {
  private IdentityPages() {}

  /**
   * Pages, and where a name may stand.
   *
   * @param said places on which one may, and on no other; null for the first and those which bore
   *     one, unless a person said otherwise before
   * @throws Problem invalid-request for a place that is none: what is wiped is what was meant
   */
  static List<Leaf> on(List<Leaf> leaves, List<Integer> said) {
    requireWithin(said, leaves.size());
    return IntStream.rangeClosed(1, leaves.size())
        .mapToObj(
            place -> {
              Leaf leaf = leaves.get(place - 1);
              if (said != null) {
                return leaf.said(said.contains(place));
              }
              return place == 1 ? leaf.first() : leaf;
            })
        .toList();
  }

  /**
   * Refuses places that are none.
   *
   * @param said null for nothing
   */
  static void requireWithin(List<Integer> said, int pages) {
    if (said != null) {
      said.forEach(place -> place(place, pages, "identity_pages"));
    }
  }

  /** A page's index from 0. */
  static int place(int page, int pages, String field) {
    if (page < 1 || page > pages) {
      throw Problem.invalid(field, "must be from 1 to " + pages);
    }
    return page - 1;
  }
}
