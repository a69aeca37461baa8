package org.korrigo.grading.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.korrigo.grading.journal.AnnotationRecord;
import org.korrigo.grading.mark.MarkingEngine;

/**
 * Everything that a copy is marked with.
 *
 * @param scores points by question
 * @param remarks by question
 * @param annotations by their ids
 * @param appreciation the general remark, or null
 * @param subjectVariant A, B or null
 * @param points the sum of the points
 * @param deltas the sum of the annotations' deltas
 * @param finalTotal the total that the copy was finalised with, or null unless it is GRADED
 * @param finalPdf the SHA-256 of the annotated PDF, or null unless it is GRADED
 */
record Marking(
    Map<String, BigDecimal> scores,
    Map<String, String> remarks,
    Map<UUID, AnnotationRecord> annotations,
    String appreciation,
    String subjectVariant,
    BigDecimal points,
    int deltas,
    BigDecimal finalTotal,
    String finalPdf) {

  Marking {
    scores = new TreeMap<>(scores);
    remarks = new TreeMap<>(remarks);
    annotations = new TreeMap<>(annotations);
  }

  /** What is stored otherwise than the journal, this marking, tells. */
  List<Difference> differences(Marking stored) {
    List<Difference> found = new ArrayList<>();
    compare("score", scores, stored.scores, found);
    compare("remark", remarks, stored.remarks, found);
    compare("annotation", annotations, stored.annotations, found);
    compare("appreciation", appreciation, stored.appreciation, found);
    compare("subject_variant", subjectVariant, stored.subjectVariant, found);
    compare("sum of points", points, stored.points, found);
    compare("sum of deltas", deltas, stored.deltas, found);
    compare("final total", finalTotal, stored.finalTotal, found);
    compare("final pdf", finalPdf, stored.finalPdf, found);
    return found;
  }

  static <K> void compare(
      String what, Map<K, ?> journal, Map<K, ?> stored, List<Difference> found) {
    TreeSet<K> keys = new TreeSet<>(journal.keySet());
    keys.addAll(stored.keySet());
    keys.forEach(key -> compare(what + " " + key, journal.get(key), stored.get(key), found));
  }

  static void compare(String what, Object journal, Object stored, List<Difference> found) {
    if (!Objects.equals(comparable(journal), comparable(stored))) {
      found.add(new Difference(null, what, journal, stored));
    }
  }

  private static Object comparable(Object value) {
    return value instanceof BigDecimal number ? MarkingEngine.canonical(number) : value;
  }
}
