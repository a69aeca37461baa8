package org.korrigo.exams.scan.geometry;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.korrigo.exams.scan.geometry.SheetSequence.Step;

/**
 * The best way to read a batch and how sure each part of it is, over all the ways to read it and
 * all the ways its paper may be printed.
 *
 * @param steps every side is in exactly one, in order
 * @param labelling how the batch was fed by it
 * @param probabilities of every step that has any
 */
record Explanation(List<Step> steps, Labelling labelling, Map<Step, Double> probabilities) {

  /** Several explanations of one batch, each with its weight in nats. */
  static Explanation weighed(List<SheetSequence> models, List<Double> priors) {
    double total = Double.NEGATIVE_INFINITY;
    int best = 0;
    for (int i = 0; i < models.size(); i++) {
      total = SheetSequence.sum(total, weight(models, priors, i));
      best = weight(models, priors, i) > weight(models, priors, best) ? i : best;
    }
    Map<Step, Double> all = new HashMap<>();
    for (int i = 0; i < models.size(); i++) {
      double share = Math.exp(weight(models, priors, i) - total);
      if (share > 1e-9) {
        models.get(i).probabilities().forEach((step, p) -> all.merge(step, share * p, Double::sum));
      }
    }
    return new Explanation(models.get(best).best(), models.get(best).labelling(), all);
  }

  private static double weight(List<SheetSequence> models, List<Double> priors, int i) {
    return models.get(i).total() + priors.get(i);
  }

  /** How probable a reading is, whichever sheet of its copy it is. */
  double confidence(Reading reading) {
    return probabilities.entrySet().stream()
        .filter(entry -> entry.getKey().reading().equals(reading))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** How probable a reading is as this sheet of its copy. */
  double confidence(Step step) {
    return probabilities.getOrDefault(step, 0.0);
  }

  /** The ways to read a side, the most probable first. */
  List<Map.Entry<Reading, Double>> alternatives(int side) {
    Map<Reading, Double> readings = new HashMap<>();
    probabilities.forEach(
        (step, p) -> {
          if (step.reading().covers(side)) {
            readings.merge(step.reading(), p, Double::sum);
          }
        });
    return readings.entrySet().stream()
        .sorted(Map.Entry.<Reading, Double>comparingByValue(Comparator.reverseOrder()))
        .toList();
  }
}
