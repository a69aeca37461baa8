package org.korrigo.standalone.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.korrigo.standalone.demo.check.Scale;

/**
 * What a teacher makes of one copy: decided beforehand, so that the suite's figures can be checked.
 *
 * @param scores points of each question
 * @param notes what is drawn on the pages
 * @param remark to one question
 * @param appreciation of the whole
 */
record Correction(
    Map<String, BigDecimal> scores, List<Note> notes, String remark, String appreciation) {
  /** The question that the remark is about. */
  static final String REMARKED = "ex2_q3";

  private static final BigDecimal STEP = new BigDecimal("0.25");
  private static final String LONG_COMMENT =
      "Très bonne entrée en matière, mais la quantification manque : il faut écrire « ∀ε > 0, "
          + "∃η > 0 tel que |x − a| < η ⇒ |f(x) − f(a)| < ε » avant de conclure. Ensuite le "
          + "discriminant Δ = b² − 4ac est juste ; les racines α et β aussi, et leur somme "
          + "α + β = −b/a le confirme. Attention enfin à l'angle θ : on vous demandait une mesure "
          + "en radians, soit π/3, et non 60°. Relisez la définition de λ et de μ dans l'énoncé : "
          + "ce sont des réels strictement positifs, ce qui exclut votre second cas.";

  /**
   * An annotation.
   *
   * @param page from 0
   * @param type COMMENT, HIGHLIGHT, ERROR or BONUS
   * @param x left edge in parts of the page
   * @param y upper edge in parts of the page
   * @param text its content
   * @param delta points given or taken, or null
   */
  record Note(int page, String type, double x, double y, String text, Integer delta) {

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("page_index", page);
      json.put("type", type);
      json.put("x", x);
      json.put("y", y);
      json.put("w", 0.3);
      json.put("h", 0.05);
      json.put("content", text);
      if (delta != null) {
        json.put("score_delta", delta);
      }
      return json;
    }
  }

  /** The correction of the copy with this number. */
  static Correction of(int copy, int pages) {
    Random chance = new Random(7919L * copy);
    Map<String, BigDecimal> scores = new LinkedHashMap<>();
    MarkingScale.LEAVES.forEach(
        (question, points) -> {
          int steps = points.divide(STEP).intValueExact();
          scores.put(question, STEP.multiply(BigDecimal.valueOf(chance.nextInt(steps + 1))));
        });
    return new Correction(
        Map.copyOf(scores),
        notes(copy, pages),
        "La construction est exacte ; justifiez l'égalité AM = MB.",
        "Copie n° %d : un ensemble sérieux, des raisonnements à rédiger davantage."
            .formatted(copy));
  }

  private static List<Note> notes(int copy, int pages) {
    int last = pages - 1;
    List<Note> notes = new ArrayList<>();
    notes.add(new Note(0, "COMMENT", 0.1, 0.5, LONG_COMMENT, null));
    notes.add(new Note(Math.min(1, last), "HIGHLIGHT", 0.12, 0.3, "Idée juste et bien dite", null));
    notes.add(
        new Note(Math.min(2, last), "ERROR", 0.15, 0.4, "Erreur de signe : −3 × (−2) = +6", -1));
    if (copy % 2 == 0) {
      notes.add(new Note(last, "BONUS", 0.2, 0.25, "Seconde méthode élégante, φ bien choisi", 1));
    }
    return notes;
  }

  /** What the suite must come to. */
  BigDecimal total() {
    List<Integer> deltas = notes.stream().map(Note::delta).filter(Objects::nonNull).toList();
    return Scale.total(scores, deltas, MarkingScale.MAXIMUM);
  }

  /** Everything that must stand in the PDF, whole. */
  List<String> texts() {
    List<String> texts = new ArrayList<>(notes.stream().map(Note::text).toList());
    texts.add(remark);
    texts.add(appreciation);
    return texts;
  }
}
