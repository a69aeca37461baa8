package org.korrigo.grading.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.grading.journal.AnnotationRecord;
import org.korrigo.grading.journal.JournalLine;
import org.korrigo.grading.journal.MarkChange;
import org.korrigo.grading.journal.ToldChange;
import org.korrigo.grading.mark.MarkingEngine;
import org.korrigo.grading.release.ReleasedResults;

/**
 * Rebuilds what a copy is marked with, and what became of it, from the lines of its journal alone,
 * in their order.
 */
final class Replay {
  private final Map<String, BigDecimal> scores = new HashMap<>();
  private final Map<String, String> remarks = new HashMap<>();
  private final Map<UUID, AnnotationRecord> annotations = new HashMap<>();
  private final List<Difference> contradictions = new ArrayList<>();
  private String appreciation;
  private String subjectVariant;
  private final Map<Instant, Course.FormerPdf> formerPdfs = new HashMap<>();
  private BigDecimal finalTotal;
  private BigDecimal maximum;
  private String finalPdf;
  private CopyStatus status;
  private String lockedBy;
  private String finalisedBy;
  private Instant finalisedAt;
  private boolean given;

  /** Takes the next line. */
  void next(JournalLine line) {
    switch (line.action()) {
      case VALIDATE -> {
        subjectVariant = ToldChange.text(line.metadata().get("subject_variant"));
        status = CopyStatus.READY;
      }
      case CREATE_ANN, UPDATE_ANN, DELETE_ANN -> change(line);
      case FINALIZE -> finish(line);
      case LOCK -> {
        status = CopyStatus.LOCKED;
        lockedBy = line.actorId();
      }
      case UNLOCK -> free(line);
      case EXPORT -> export(line);
      case IMPORT -> {}
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

  /** What became of the copy by the lines so far. */
  Course course() {
    return new Course(status, lockedBy, finalisedBy, finalisedAt, maximum, formerPdfs, given);
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
    finalTotal = number(line, "score");
    finalPdf = ToldChange.text(line.metadata().get("final_pdf"));
    maximum = number(line, "maximum");
    status = CopyStatus.GRADED;
    lockedBy = null;
    finalisedBy = line.actorId();
    finalisedAt = line.timestamp();
    if (finalTotal == null || maximum == null) {
      unreadable(line);
    } else {
      require(
          line,
          "final total",
          MarkingEngine.total(MarkingEngine.points(scores), deltas(), maximum),
          finalTotal);
    }
  }

  /** A number of a line; null if it has none of this name. */
  private static BigDecimal number(JournalLine line, String name) {
    try {
      return ToldChange.number(line.metadata().get(name));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private void free(JournalLine line) {
    status = CopyStatus.READY;
    lockedBy = null;
    if (JournalLine.REOPENED.equals(line.metadata().get("reason"))) {
      if (finalisedAt != null) {
        formerPdfs.put(finalisedAt, new Course.FormerPdf(finalPdf, finalTotal));
      }
      finalTotal = null;
      maximum = null;
      finalPdf = null;
      finalisedBy = null;
      finalisedAt = null;
    }
  }

  private void export(JournalLine line) {
    switch (String.valueOf(line.metadata().get("reason"))) {
      case ReleasedResults.GIVEN -> given = true;
      case ReleasedResults.TAKEN_BACK -> given = false;
      default -> {}
    }
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
