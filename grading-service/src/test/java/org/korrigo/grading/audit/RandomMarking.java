package org.korrigo.grading.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.korrigo.grading.journal.AnnotationRecord;
import org.korrigo.grading.journal.MarkChange;

/** A corrector who does anything, in any order, and remembers what there is by now. */
final class RandomMarking {
  private static final List<String> TYPES = List.of("COMMENT", "HIGHLIGHT", "ERROR", "BONUS");
  private final Random random;
  private final Map<String, BigDecimal> scores = new HashMap<>();
  private final Map<String, String> remarks = new HashMap<>();
  private final Map<UUID, AnnotationRecord> annotations = new HashMap<>();
  private String appreciation;
  private String variant = "A";

  RandomMarking(Random random) {
    this.random = random;
  }

  /** Does something that changes something. */
  MarkChange next() {
    while (true) {
      MarkChange change = any();
      if (!Objects.equals(change.before(), change.after())) {
        return change;
      }
    }
  }

  /** What there is by now, added up here by itself. */
  Marking marking(BigDecimal finalTotal, String finalPdf) {
    return new Marking(
        scores,
        remarks,
        annotations,
        appreciation,
        variant,
        points(),
        deltas(),
        finalTotal,
        finalPdf);
  }

  /** Points and deltas together, within the scale. */
  BigDecimal total(BigDecimal maximum) {
    BigDecimal sum = points().add(BigDecimal.valueOf(deltas()));
    return sum.signum() < 0 ? BigDecimal.ZERO : sum.min(maximum).stripTrailingZeros();
  }

  private MarkChange any() {
    String question = "q" + random.nextInt(6);
    return switch (random.nextInt(8)) {
      case 0, 1 -> {
        BigDecimal after = maybe(BigDecimal.valueOf(random.nextInt(20)).divide(quarter()));
        yield new MarkChange.OfScore(question, put(scores, question, after), after);
      }
      case 2 -> {
        String after = maybe("à revoir " + random.nextInt());
        yield new MarkChange.OfRemark(question, put(remarks, question, after), after);
      }
      case 3 -> {
        String before = appreciation;
        appreciation = maybe("« \"\\ \n∀ε»" + random.nextInt());
        yield new MarkChange.OfAppreciation(before, appreciation);
      }
      case 4 -> {
        String before = variant;
        variant = maybe(random.nextBoolean() ? "A" : "B");
        yield new MarkChange.OfVariant(before, variant);
      }
      default -> annotation();
    };
  }

  private MarkChange annotation() {
    List<UUID> known = new ArrayList<>(annotations.keySet());
    UUID id =
        known.isEmpty() || random.nextInt(3) == 0
            ? UUID.randomUUID()
            : known.get(random.nextInt(known.size()));
    AnnotationRecord after = annotations.containsKey(id) ? maybe(drawn(id)) : drawn(id);
    return new MarkChange.OfAnnotation(id, put(annotations, id, after), after);
  }

  private AnnotationRecord drawn(UUID id) {
    AnnotationRecord before = annotations.get(id);
    return new AnnotationRecord(
        random.nextInt(20),
        random.nextDouble(),
        random.nextDouble() * 1e-7,
        random.nextDouble(),
        0,
        maybe("texte " + random.nextInt()),
        TYPES.get(random.nextInt(TYPES.size())),
        maybe(random.nextInt(201) - 100),
        "teacher",
        Instant.ofEpochSecond(random.nextInt(2_000_000_000), random.nextInt(1_000_000) * 1000L),
        before == null ? 0 : before.version() + 1);
  }

  private static BigDecimal quarter() {
    return BigDecimal.valueOf(4);
  }

  private <T> T maybe(T value) {
    return random.nextInt(5) == 0 ? null : value;
  }

  private static <K, V> V put(Map<K, V> values, K key, V after) {
    return after == null ? values.remove(key) : values.put(key, after);
  }

  private BigDecimal points() {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal score : scores.values()) {
      sum = sum.add(score);
    }
    return sum;
  }

  private int deltas() {
    int sum = 0;
    for (AnnotationRecord annotation : annotations.values()) {
      sum += annotation.scoreDelta() == null ? 0 : annotation.scoreDelta();
    }
    return sum;
  }
}
