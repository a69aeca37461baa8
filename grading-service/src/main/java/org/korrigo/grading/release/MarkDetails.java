package org.korrigo.grading.release;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.grading.annotation.AnnotationView;
import org.korrigo.grading.copy.CopyMarks;
import org.korrigo.grading.copy.StagedCopies.StagedCopy;
import org.korrigo.grading.exam.ExamOutline;

/**
 * Everything that is known of the marks of some copies of an exam, a line for each, marked or not.
 *
 * @param copies by anonymous id
 * @param pupils the owners that are on the roster, by copy
 * @param correctors who finalised which copy
 * @param scores points by question id, by copy
 * @param remarks by question id, by copy
 * @param annotations in reading order, by copy
 */
record MarkDetails(
    ExamOutline exam,
    List<CopyMarks> copies,
    Map<UUID, Student> pupils,
    Map<UUID, String> correctors,
    Map<UUID, Map<String, BigDecimal>> scores,
    Map<UUID, Map<String, String>> remarks,
    Map<UUID, List<AnnotationView>> annotations) {

  /** The state of a copy that is not handed over, as exams-service has it (domain §2). */
  private static final String NOT_HANDED_OVER = "STAGING";

  /** How the table of an exam's copies begins. */
  static byte[] header(ExamOutline exam) {
    return SafeCsv.file(Stream.of(header(leaves(exam))));
  }

  /** The lines of these copies. */
  byte[] lines() {
    List<ScaleNode> leaves = leaves(exam);
    return SafeCsv.more(copies.stream().map(copy -> line(copy, leaves)));
  }

  /** The lines of copies that are not handed over: no more is known of them than that. */
  static byte[] staged(ExamOutline exam, List<StagedCopy> copies) {
    int cells = header(leaves(exam)).size();
    return SafeCsv.more(
        copies.stream()
            .map(
                copy -> {
                  List<String> line = new ArrayList<>(Collections.nCopies(cells, ""));
                  line.set(0, SafeCsv.text(copy.anonymousId()));
                  line.set(1, NOT_HANDED_OVER);
                  return line;
                }));
  }

  private static List<ScaleNode> leaves(ExamOutline exam) {
    return exam.scale().structure().stream().flatMap(ScaleNode::leaves).toList();
  }

  private static List<String> header(List<ScaleNode> leaves) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                "COPIE",
                "ETAT",
                "NOM",
                "PRENOM",
                "DATE_NAISSANCE",
                "CLASSE",
                "VARIANTE",
                "CORRECTEUR"));
    leaves.forEach(leaf -> cells.add(SafeCsv.text(called(leaf))));
    leaves.forEach(leaf -> cells.add(SafeCsv.text("Remarque " + called(leaf))));
    cells.addAll(List.of("ANNOTATIONS", "DELTAS", "TOTAL", "MAXIMUM", "NOTE", "APPRECIATION"));
    return cells;
  }

  private static String called(ScaleNode leaf) {
    return leaf.label() + " [" + leaf.id() + "]";
  }

  private List<String> line(CopyMarks copy, List<ScaleNode> leaves) {
    Student pupil = pupils.get(copy.id());
    Map<String, BigDecimal> points = scores.getOrDefault(copy.id(), Map.of());
    Map<String, String> words = remarks.getOrDefault(copy.id(), Map.of());
    List<String> cells =
        new ArrayList<>(
            List.of(
                SafeCsv.text(copy.anonymousId()),
                copy.status().name(),
                SafeCsv.text(pupil == null ? null : pupil.lastName),
                SafeCsv.text(pupil == null ? null : pupil.firstName),
                SafeCsv.day(pupil == null ? null : pupil.dateNaissance),
                SafeCsv.text(pupil == null ? null : pupil.className),
                SafeCsv.text(copy.subjectVariant()),
                SafeCsv.text(correctors.getOrDefault(copy.id(), copy.assignedCorrectorId()))));
    leaves.forEach(leaf -> cells.add(SafeCsv.number(points.get(leaf.id()))));
    leaves.forEach(leaf -> cells.add(SafeCsv.text(words.get(leaf.id()))));
    cells.add(
        SafeCsv.text(
            annotations.getOrDefault(copy.id(), List.of()).stream()
                .map(annotation -> ResultAnnotation.of(annotation).line())
                .collect(Collectors.joining(" / "))));
    BigDecimal maximum = exam.scale().maximum();
    cells.add(SafeCsv.number(BigDecimal.valueOf(copy.deltaSum())));
    cells.add(SafeCsv.number(copy.total(maximum)));
    cells.add(SafeCsv.number(maximum));
    cells.add(SafeCsv.number(copy.outOfTwenty(maximum), 2));
    cells.add(SafeCsv.text(copy.globalAppreciation()));
    return cells;
  }
}
