package org.korrigo.exams.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.korrigo.exams.exam.ExamOutline;
import org.korrigo.exams.exam.IdentityOn;
import org.korrigo.exams.scan.geometry.LonePage;

/**
 * How the pages of a pupil's own file lie, which of them may bear a name, and what of that a person
 * has to be asked. A name may stand on the first page of each of the pupil's sheets, and on any
 * page that bears a form for one.
 */
final class PupilsPages {
  /** Pages that a question names; of more it says how many. */
  private static final int MOST_NAMED = 10;

  private final ExamOutline exam;
  private final List<LonePage> pages = new ArrayList<>();

  PupilsPages(ExamOutline exam) {
    this.exam = exam;
  }

  /** The next page in the file's order. */
  void add(LonePage page) {
    pages.add(page);
  }

  /** Places, from 1, of the pages on which a name may stand. */
  List<Integer> identityPages() {
    return places(page -> isFirstOfASheet(page) || of(page).isShown());
  }

  /** What was put right on each page, in words; null for a page that is as it was. */
  List<String> repairs() {
    return IntStream.rangeClosed(1, pages.size()).mapToObj(this::repair).toList();
  }

  /** What a person has to look at before correctors may have the file; null if nothing. */
  String question() {
    List<String> doubts = new ArrayList<>();
    List<Integer> turned = places(page -> of(page).turn() != 0);
    if (!turned.isEmpty()) {
      doubts.add("By its form for a name %s turned.".formatted(named(turned, "was", "were")));
    }
    List<Integer> unshown = places(page -> isFirstOfASheet(page) && !of(page).isShown());
    if (!unshown.isEmpty()) {
      doubts.add(
          "No form for a name shows that %s, where a name may stand, the right way up and at the"
                  .formatted(named(unshown, "lies", "lie"))
              + " right place.");
    }
    return doubts.isEmpty() ? null : String.join(" ", doubts);
  }

  private boolean isFirstOfASheet(int page) {
    return exam.identityOn() == IdentityOn.EVERY_SHEET
        ? page % exam.pagesPerBooklet() == 1 % exam.pagesPerBooklet()
        : page == 1;
  }

  private String repair(int page) {
    List<String> done = new ArrayList<>();
    if (of(page).turn() != 0) {
      done.add("turned by %d degrees".formatted(of(page).turn()));
    }
    if (of(page).skew() != 0) {
      done.add("straightened");
    }
    return done.isEmpty()
        ? null
        : "It was " + String.join(" and ", done) + ", by its form for a name.";
  }

  private LonePage of(int page) {
    return pages.get(page - 1);
  }

  private List<Integer> places(IntPredicate wanted) {
    return IntStream.rangeClosed(1, pages.size()).filter(wanted).boxed().toList();
  }

  private static String named(List<Integer> places, String one, String many) {
    if (places.size() == 1) {
      return "page " + places.getFirst() + " " + one;
    }
    String first =
        places.stream().limit(MOST_NAMED).map(Object::toString).collect(Collectors.joining(", "));
    int more = places.size() - MOST_NAMED;
    return "pages " + first + (more > 0 ? " and " + more + " more" : "") + " " + many;
  }
}
