package org.korrigo.exams.repair;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.exams.exam.ExamOutline;
import org.korrigo.exams.exam.IdentityOn;

/**
 * Where names may stand on a sheet that a person makes and says nothing of it: on its first page,
 * on the right page of each folded side that no form on the other side proves to be the verso, and
 * on each page that shows a form. Of pupils' files also on the first page of each sheet. What no
 * form shows is the person's to say: a page too few shows a name to correctors, for good.
 */
final class NamePlaces {
  private final ExamOutline exam;
  private final List<CutSide> sides;

  NamePlaces(ExamOutline exam, List<CutSide> sides) {
    this.exam = exam;
    this.sides = sides;
  }

  /**
   * Places, from 1, in reading order of the pages on which a name may stand.
   *
   * @param order the pages as they were cut, from 1, in reading order
   * @throws Problem invalid-request if no form shows them
   */
  List<Integer> inReadingOrder(List<Integer> order) {
    requireShown();
    List<Boolean> asCut = ofEachPage(this::mayBear);
    return IntStream.rangeClosed(1, order.size())
        .filter(place -> place == 1 || asCut.get(order.get(place - 1) - 1))
        .boxed()
        .toList();
  }

  /** The place, from 1, of the page from which a name is read: the likeliest one. */
  int header(List<Integer> order) {
    List<Boolean> forms = ofEachPage((side, page) -> side.forms().get(page));
    List<Boolean> rights = ofEachPage((side, page) -> page > 0);
    return IntStream.rangeClosed(1, order.size())
        .boxed()
        .max(
            Comparator.<Integer, Boolean>comparing(place -> forms.get(order.get(place - 1) - 1))
                .thenComparing(place -> rights.get(order.get(place - 1) - 1))
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  private List<Boolean> ofEachPage(BiPredicate<CutSide, Integer> wanted) {
    return sides.stream()
        .flatMap(
            side ->
                IntStream.range(0, side.forms().size()).mapToObj(page -> wanted.test(side, page)))
        .toList();
  }

  private boolean mayBear(CutSide side, int page) {
    return side.forms().get(page)
        || side.isFolded() && page > 0 && !isProvedVerso(side)
        || isFirstOfASheet(side);
  }

  private boolean isProvedVerso(CutSide side) {
    return isPair() && !side.showsForm() && sides.stream().anyMatch(CutSide::isRecto);
  }

  /** As a job would take it that cut the file whole. */
  private boolean isFirstOfASheet(CutSide side) {
    if (exam.uploadMode() != UploadMode.INDIVIDUAL_A4) {
      return false;
    }
    return exam.identityOn() == IdentityOn.EVERY_SHEET
        ? (side.sideNumber() - 1) % exam.pagesPerBooklet() == 0
        : side.sideNumber() == 1;
  }

  private void requireShown() {
    for (CutSide side : sides) {
      if (side.formElsewhere() && !side.showsForm()) {
        throw Problem.invalid(
            "identity_pages",
            "must be given: side "
                + side.sideNumber()
                + " shows a form for a name, but not at the top of a page as it is turned");
      }
    }
    if (sides.size() > 1 && !areShown()) {
      throw Problem.invalid(
          "identity_pages",
          "must be given: no form for a name shows on which of these pages one may stand");
    }
  }

  private boolean areShown() {
    if (exam.uploadMode() == UploadMode.INDIVIDUAL_A4) {
      return sides.stream()
          .allMatch(side -> !side.isFolded() && (side.showsForm() || !isFirstOfASheet(side)));
    }
    return isPair() && (sides.stream().anyMatch(CutSide::isRecto) || isLeafWithForm());
  }

  /** Whether it is one folded sheet, or one leaf. */
  private boolean isPair() {
    return sides.size() == 2 && sides.getFirst().isFolded() == sides.getLast().isFolded();
  }

  private boolean isLeafWithForm() {
    return !sides.getFirst().isFolded()
        && sides.getLast().follows(sides.getFirst())
        && sides.stream().anyMatch(CutSide::showsForm);
  }
}
