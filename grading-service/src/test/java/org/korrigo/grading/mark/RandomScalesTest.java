package org.korrigo.grading.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.contracts.exams.ScaleNode;

/**
 * Marking scales of any shape, marked in any way: what the engine computes against a count in whole
 * steps, made here by itself.
 */
class RandomScalesTest {
  private static final List<String> STEPS = List.of("0.25", "0.5", "1", "0.1", "0.2", "0.05");
  private static final int DEPTH = 5;

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  /**
   * A scale with a marking of it.
   *
   * @param leaves how many steps each leaf is worth
   * @param given how many steps each leaf was given
   */
  private record Marked(
      Scale scale, Map<String, Integer> leaves, Map<String, Integer> given, List<Integer> deltas) {

    Map<String, BigDecimal> scores() {
      Map<String, BigDecimal> scores = new LinkedHashMap<>();
      given.forEach((leaf, steps) -> scores.put(leaf, inSteps(steps)));
      return scores;
    }

    BigDecimal inSteps(int steps) {
      return scale.step().multiply(BigDecimal.valueOf(steps));
    }

    int sumOfDeltas() {
      return deltas.stream().mapToInt(Integer::intValue).sum();
    }

    BigDecimal total() {
      return MarkingEngine.total(MarkingEngine.points(scores()), sumOfDeltas(), scale.maximum());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theTotalIsTheSumCountedInHundredthsWithinTheScale(long seed) {
    Marked marked = marked(new Random(seed));

    BigInteger hundredths = BigInteger.ZERO;
    for (BigDecimal score : marked.scores().values()) {
      hundredths = hundredths.add(score.movePointRight(2).toBigIntegerExact());
    }
    for (int delta : marked.deltas()) {
      hundredths = hundredths.add(BigInteger.valueOf(100L * delta));
    }
    BigInteger most = BigInteger.ZERO;
    for (int steps : marked.leaves().values()) {
      most = most.add(marked.inSteps(steps).movePointRight(2).toBigIntegerExact());
    }
    BigInteger expected = hundredths.max(BigInteger.ZERO).min(most);
    assertThat(marked.total().movePointRight(2).toBigIntegerExact()).isEqualTo(expected);
    assertThat(marked.scale().maximum()).isEqualByComparingTo(new BigDecimal(most, 2));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theTotalIsNeverBelowNothingNorAboveTheMaximum(long seed) {
    Marked marked = marked(new Random(seed));

    assertThat(marked.total()).isBetween(BigDecimal.ZERO, marked.scale().maximum());
    assertThat(MarkingEngine.outOfTwenty(marked.total(), marked.scale().maximum()))
        .isBetween(BigDecimal.ZERO, BigDecimal.valueOf(20));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void inWhatOrderThePointsWereGivenDoesNotMatter(long seed) {
    Random random = new Random(seed);
    Marked marked = marked(random);
    List<Map.Entry<String, BigDecimal>> order = new ArrayList<>(marked.scores().entrySet());

    for (int i = 0; i < 5; i++) {
      Collections.shuffle(order, random);
      Map<String, BigDecimal> shuffled = new LinkedHashMap<>();
      order.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));
      BigDecimal oneByOne =
          order.stream().map(Map.Entry::getValue).reduce(BigDecimal.ZERO, BigDecimal::add);

      assertThat(MarkingEngine.points(shuffled))
          .isEqualByComparingTo(MarkingEngine.points(marked.scores()))
          .isEqualByComparingTo(oneByOne);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void pointsWithinTheScaleAreTakenAndAnyOtherNamed(long seed) {
    Random random = new Random(seed);
    Marked marked = marked(random);
    assertThat(MarkingEngine.faults(marked.scores(), marked.scale())).isEmpty();
    assertThat(MarkingEngine.missing(marked.given().keySet(), marked.scale()))
        .containsExactlyElementsOf(
            marked.leaves().keySet().stream()
                .filter(leaf -> !marked.given().containsKey(leaf))
                .toList());

    String leaf =
        new ArrayList<>(marked.leaves().keySet()).get(random.nextInt(marked.leaves().size()));
    BigDecimal step = marked.scale().step();
    BigDecimal worth = marked.inSteps(marked.leaves().get(leaf));
    for (BigDecimal wrong :
        List.of(worth.add(step), step.negate(), step.divide(BigDecimal.valueOf(2)))) {
      Map<String, BigDecimal> scores = new LinkedHashMap<>(marked.scores());
      scores.put(leaf, wrong);
      assertThat(MarkingEngine.faults(scores, marked.scale()))
          .extracting(fault -> fault.field())
          .containsExactly("scores." + leaf);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theNumberHasOneFormHoweverItWasWritten(long seed) {
    Marked marked = marked(new Random(seed));
    Map<String, BigDecimal> padded = new LinkedHashMap<>();
    marked.scores().forEach((leaf, score) -> padded.put(leaf, score.setScale(4)));

    BigDecimal total =
        MarkingEngine.total(
            MarkingEngine.points(padded), marked.sumOfDeltas(), marked.scale().maximum());

    assertThat(total).isEqualTo(marked.total());
    assertThat(total.toString()).matches("\\d+(\\.\\d*[1-9])?");
  }

  private static Marked marked(Random random) {
    BigDecimal step = new BigDecimal(STEPS.get(random.nextInt(STEPS.size())));
    Map<String, Integer> leaves = new LinkedHashMap<>();
    List<ScaleNode> structure = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(5); i++) {
      structure.add(node("n" + i, 1, step, leaves, random));
    }
    Map<String, Integer> given = new LinkedHashMap<>();
    leaves.forEach(
        (leaf, steps) -> {
          if (random.nextInt(6) > 0) {
            given.put(leaf, random.nextInt(steps + 1));
          }
        });
    List<Integer> deltas = random.ints(random.nextInt(4), -100, 101).boxed().toList();
    List<Integer> small = random.ints(random.nextInt(4), -2, 3).boxed().toList();
    return new Marked(
        new Scale(structure, step), leaves, given, random.nextBoolean() ? deltas : small);
  }

  /** A leaf, or an exercise whose points, where given, are the sum of its questions'. */
  private static ScaleNode node(
      String id, int depth, BigDecimal step, Map<String, Integer> leaves, Random random) {
    if (depth == DEPTH || random.nextInt(2) == 0) {
      int steps = 1 + random.nextInt(24);
      leaves.put(id, steps);
      return new ScaleNode(id, id, step.multiply(BigDecimal.valueOf(steps)), List.of());
    }
    List<ScaleNode> children = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      children.add(node(id + "_" + i, depth + 1, step, leaves, random));
    }
    BigDecimal points =
        children.stream()
            .flatMap(ScaleNode::leaves)
            .map(ScaleNode::points)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new ScaleNode(id, id, random.nextBoolean() ? points : null, children);
  }
}
