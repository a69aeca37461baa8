package org.korrigo.grading.statistics;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * An exam's statistics as a caller may see them: of GRADED copies alone, marks out of 20.
 *
 * @param graded how many copies are GRADED
 * @param marks of all of them; null if there is none, or if withheld
 * @param questions in reading order
 * @param correctors to a teacher the teacher's own row alone
 * @param sharedByChance whether seeded dispatches that excluded no class gave every GRADED copy to
 *     whoever finalised it. Only then do the correctors' marks differ by their severity and by
 *     chance alone, and an interval tells how far chance goes; else one corrector's copies may
 *     simply be the better ones: of one class, chosen by hand, or taken as they came
 * @param variants of the subject, by name
 * @param classes to the secretariat alone, by name
 * @param withheld what is not shown to this caller, so that nobody can be told from a small group
 */
record StatisticsView(
    UUID examId,
    int graded,
    Summary marks,
    List<QuestionSummary> questions,
    List<Severity> correctors,
    boolean sharedByChance,
    List<GroupSummary> variants,
    List<GroupSummary> classes,
    Set<Part> withheld) {
  /** The fewest copies of which a teacher sees any statistic. */
  static final int SMALLEST_GROUP = 5;

  /** A part of the statistics. */
  enum Part {
    MARKS,
    QUESTIONS,
    OTHER_CORRECTORS,
    OWN_SEVERITY,
    VARIANTS,
    CLASSES
  }

  /** All of them, for the secretariat. */
  static StatisticsView forAdmin(
      UUID examId, int graded, boolean sharedByChance, ExamStatistics all) {
    return new StatisticsView(
        examId,
        graded,
        all.marks(),
        all.questions(),
        all.correctors(),
        sharedByChance,
        all.variants(),
        all.classes(),
        EnumSet.noneOf(Part.class));
  }

  /**
   * Those that a teacher sees: of the whole exam and of the teacher's own marks against all
   * others', where each group has {@link #SMALLEST_GROUP} copies; variants only if every one of
   * them has, since the last one could else be reckoned from the whole and the others.
   */
  static StatisticsView forTeacher(
      UUID examId, int graded, boolean sharedByChance, ExamStatistics all, String teacher) {
    boolean enough = graded >= SMALLEST_GROUP;
    List<Severity> own =
        all.correctors().stream().filter(one -> one.correctorId().equals(teacher)).toList();
    boolean ownShown =
        own.stream()
            .allMatch(
                one -> one.copies() >= SMALLEST_GROUP && graded - one.copies() >= SMALLEST_GROUP);
    boolean variantsShown =
        all.variants().stream().allMatch(one -> one.marks().copies() >= SMALLEST_GROUP);
    Set<Part> withheld = EnumSet.of(Part.OTHER_CORRECTORS, Part.CLASSES);
    if (!enough) {
      withheld.addAll(EnumSet.of(Part.MARKS, Part.QUESTIONS));
    }
    if (!ownShown) {
      withheld.add(Part.OWN_SEVERITY);
    }
    if (!variantsShown) {
      withheld.add(Part.VARIANTS);
    }
    return new StatisticsView(
        examId,
        graded,
        enough ? all.marks() : null,
        enough ? all.questions() : List.of(),
        ownShown ? own : List.of(),
        sharedByChance,
        variantsShown ? all.variants() : List.of(),
        List.of(),
        withheld);
  }
}
