package org.korrigo.grading.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.korrigo.grading.journal.AnnotationRecord;
import org.korrigo.grading.journal.JournalLine;
import org.korrigo.grading.journal.MarkChange;
import org.korrigo.grading.journal.ToldChange;
import org.korrigo.grading.mark.MarkingEngine;

/** Rebuilds what a copy is marked with from the lines of its journal alone, in their order. */
final class Replay {
  private final Map<String, BigDecimal> scores = new HashMap<>();
  private final Map<String, String> remarks = new HashMap<>();
  private final Map<UUID, AnnotationRecord> annotations = new HashMap<>();
  private final List<Difference> contradictions = new ArrayList<>();
  private String appreciation;
  private String subjectVariant;
  private BigDecimal finalTotal;
  private String finalPdf;

  /** Takes the next line. */
  void next(JournalLine line) {
    switch (line.action()) {
      case VALIDATE -> subjectVariant = ToldChange.text(line.metadata().get("subject_variant"));
      case CREATE_ANN, UPDATE_ANN, DELETE_ANN -> change(line);
      case FINALIZE -> finish(line);
      case UNLOCK -> {
        if ("reopened".equals(line.metadata().get("reason"))) {
          finalTotal = null;
          finalPdf = null;
        }
      }
      case IMPORT, LOCK, EXPORT -> {}
    }
  }

  /** What the copy is marked with by the lines so far. */
  Marking marking() {
    return new Marking(
        scores,
        remarks,
        annotations,
        appreciation,
        subjectVariant,
        MarkingEngine.points(scores),
        deltas(),
        finalTotal,
        finalPdf);
  }

  /** Lines that contradict the ones before them. */
  List<Difference> contradictions() {
    return List.copyOf(contradictions);
  }

  private void change(JournalLine line) {
    try {
      MarkChange change = ToldChange.of(line.metadata());
      if (change == null) {
        unreadable(line);
      } else {
        require(line, change.subject() + " before", apply(change), change.before());
      }
    } catch (IllegalArgumentException e) {
      unreadable(line);
    }
  }

  /** Answers what was there by the lines before. */
  private Object apply(MarkChange change) {
    return switch (change) {
      case MarkChange.OfAnnotation told -> put(annotations, told.id(), told.after());
      case MarkChange.OfScore told -> put(scores, told.questionId(), told.after());
      case MarkChange.OfRemark told -> put(remarks, told.questionId(), told.after());
      case MarkChange.OfAppreciation told -> {
        String before = appreciation;
        appreciation = told.after();
        yield before;
      }
      case MarkChange.OfVariant told -> {
        String before = subjectVariant;
        subjectVariant = told.after();
        yield before;
      }
    };
  }

  private static <K, V> V put(Map<K, V> values, K key, V after) {
    return after == null ? values.remove(key) : values.put(key, after);
  }

  private void finish(JournalLine line) {
    finalTotal = ToldChange.number(line.metadata().get("score"));
    finalPdf = ToldChange.text(line.metadata().get("final_pdf"));
    BigDecimal maximum = ToldChange.number(line.metadata().get("maximum"));
    require(
        line,
        "final total",
        MarkingEngine.total(MarkingEngine.points(scores), deltas(), maximum),
        finalTotal);
  }

  private int deltas() {
    return annotations.values().stream()
        .mapToInt(each -> each.scoreDelta() == null ? 0 : each.scoreDelta())
        .sum();
  }

  private void require(JournalLine line, String what, Object expected, Object told) {
    if (!Objects.equals(expected, told)) {
      contradictions.add(new Difference(line.sequence(), what, expected, told));
    }
  }

  private void unreadable(JournalLine line) {
    contradictions.add(
        new Difference(line.sequence(), "what " + line.action() + " changed", null, null));
  }
}
