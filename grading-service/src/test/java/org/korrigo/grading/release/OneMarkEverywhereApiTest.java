package org.korrigo.grading.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.identification.CopyIdentified.Decision;
import org.korrigo.grading.Desk;
import org.korrigo.grading.Fixtures;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/**
 * One random marking, and its number wherever it is shown (issue 5, section 2): screen, annotated
 * PDF, CSV files, statistics, event, and what the pupil reads.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class OneMarkEverywhereApiTest {
  private static final List<String> STEPS = List.of("0.25", "0.5", "0.1", "1");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {3, 14, 159, 2653})
  void theSameNumbersAreShownEverywhere(long seed) throws IOException {
    // Given
    Random random = new Random(seed);
    String account = "account-" + UUID.randomUUID();
    Marking marking = Marking.any(random);
    Desk desk = Desk.ready();
    desk.define(marking.scale(), marking.step());
    desk.lock();
    desk.scores(marking.scores()).then().statusCode(200);
    for (int delta : marking.deltas()) {
      desk.annotate("Delta", delta).then().statusCode(201);
    }

    // When
    BigDecimal before =
        number(json(desk.asTeacher().get("/copies/" + desk.copy + "/scores").asString()), "total");
    desk.finalise();
    identify(desk, Sitting.pupil("LE GOFF", "Anna", account));
    Desk.asAdmin().post("/exams/" + desk.exam + "/release").then().statusCode(200);

    // Then
    BigDecimal total = marking.total();
    BigDecimal mark = marking.outOfTwenty();
    assertThat(before).isEqualByComparingTo(total);
    JsonPath screen = json(desk.asTeacher().get("/copies/" + desk.copy).asString());
    assertThat(number(screen, "total")).isEqualByComparingTo(total);
    assertThat(pdf(desk))
        .contains(
            "Total : " + french(total) + " / " + french(marking.maximum()), french(mark) + " / 20");
    assertThat(lines(desk, "marks.csv").getLast()).contains(";" + two(mark) + ";1,0;");
    assertThat(lines(desk, "marks-details.csv").getLast())
        .endsWith(
            ";%d;%s;%s;%s;"
                .formatted(
                    marking.sumOfDeltas(), french(total), french(marking.maximum()), two(mark)));
    JsonPath statistics = json(Desk.asAdmin().get(exam(desk) + "/statistics").asString());
    assertThat(number(statistics, "marks.mean")).isEqualByComparingTo(mark);
    assertThat(number(statistics, "marks.median")).isEqualByComparingTo(mark);
    GradingEvent event = finalised(desk);
    assertThat(event.copy().score()).isEqualByComparingTo(total);
    assertThat(event.copy().maximum()).isEqualByComparingTo(marking.maximum());
    assertThat(new BigDecimal(event.metadata().get("score").toString()))
        .isEqualByComparingTo(total);
    JsonPath result =
        json(Desk.as(Tokens.student(account)).get("/results/" + desk.copy).asString());
    assertThat(number(result, "result.total")).isEqualByComparingTo(total);
    assertThat(number(result, "result.out_of_20")).isEqualByComparingTo(mark);
  }

  /** A scale, points and deltas, reckoned here by themselves. */
  private record Marking(
      List<ScaleNode> scale,
      BigDecimal step,
      BigDecimal maximum,
      Map<String, BigDecimal> scores,
      List<Integer> deltas) {

    /** Exercises of questions of sub-questions, each parent with its points or without. */
    static Marking any(Random random) {
      BigDecimal step = new BigDecimal(STEPS.get(random.nextInt(STEPS.size())));
      Map<String, BigDecimal> leaves = new LinkedHashMap<>();
      Map<String, BigDecimal> scores = new LinkedHashMap<>();
      List<ScaleNode> scale = new ArrayList<>();
      scale.add(node("random_0", 2, step, leaves, scores, random));
      for (int number = 1; number <= 1 + random.nextInt(3); number++) {
        scale.add(node("random_" + number, random.nextInt(3), step, leaves, scores, random));
      }
      List<Integer> deltas = new ArrayList<>();
      for (int number = 1 + random.nextInt(3); number > 0; number--) {
        deltas.add(random.nextInt(5) - 2);
      }
      return new Marking(scale, step, sum(leaves.values()), scores, deltas);
    }

    private static ScaleNode node(
        String id,
        int levels,
        BigDecimal step,
        Map<String, BigDecimal> leaves,
        Map<String, BigDecimal> scores,
        Random random) {
      if (levels == 0) {
        int steps = 1 + random.nextInt(20);
        leaves.put(id, step.multiply(BigDecimal.valueOf(steps)));
        scores.put(id, step.multiply(BigDecimal.valueOf(random.nextInt(steps + 1))));
        return Fixtures.leaf(id, "Question " + id, leaves.get(id).toPlainString());
      }
      Map<String, BigDecimal> below = new LinkedHashMap<>();
      List<ScaleNode> children = new ArrayList<>();
      for (int number = 0; number <= random.nextInt(3); number++) {
        children.add(node(id + "_" + number, levels - 1, step, below, scores, random));
      }
      leaves.putAll(below);
      BigDecimal points = random.nextBoolean() ? sum(below.values()) : null;
      return new ScaleNode(id, "Exercice " + id, points, children);
    }

    private static BigDecimal sum(Collection<BigDecimal> numbers) {
      return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    int sumOfDeltas() {
      return deltas.stream().mapToInt(Integer::intValue).sum();
    }

    BigDecimal total() {
      return scores.values().stream()
          .reduce(BigDecimal.valueOf(sumOfDeltas()), BigDecimal::add)
          .max(BigDecimal.ZERO)
          .min(maximum());
    }

    BigDecimal outOfTwenty() {
      return total().multiply(BigDecimal.valueOf(20)).divide(maximum(), 2, RoundingMode.HALF_UP);
    }
  }

  private static void identify(Desk desk, int pupil) {
    Broker.publish(
        new CopyIdentified(desk.copy, desk.exam, pupil, Decision.AUTO, null, Instant.now()));
    await()
        .until(() -> !desk.rows("select 1 from copy_owner where student_id = ?", pupil).isEmpty());
  }

  private static GradingEvent finalised(Desk desk) {
    return await()
        .until(
            () ->
                Broker.events(GradingEvent.class, desk.copy.toString()).stream()
                    .filter(event -> event.action() == GradingAction.FINALIZE)
                    .findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  private static String pdf(Desk desk) throws IOException {
    byte[] pdf = desk.asTeacher().get("/copies/" + desk.copy + "/final-pdf").asByteArray();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static List<String> lines(Desk desk, String file) {
    byte[] bytes =
        Desk.asAdmin().get(exam(desk) + "/" + file).then().statusCode(200).extract().asByteArray();
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  private static String exam(Desk desk) {
    return "/exams/" + desk.exam;
  }

  private static JsonPath json(String text) {
    return JsonPath.from(text).using(new JsonPathConfig(NumberReturnType.BIG_DECIMAL));
  }

  private static BigDecimal number(JsonPath json, String path) {
    return new BigDecimal(json.getString(path));
  }

  private static String french(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString().replace('.', ',');
  }

  private static String two(BigDecimal number) {
    return number.setScale(2).toPlainString().replace('.', ',');
  }
}
