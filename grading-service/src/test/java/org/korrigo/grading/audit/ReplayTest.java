package org.korrigo.grading.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.json.JsonConventions;
import org.korrigo.grading.journal.JournalLine;
import org.korrigo.grading.journal.MarkChange;

class ReplayTest {
  private static final ObjectMapper JSON = JsonConventions.newMapper();
  private final Replay replay = new Replay();
  private int place;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void theJournalOfAnyMarkingRebuildsIt(long seed) {
    // Given
    Random random = new Random(seed);
    RandomMarking marking = new RandomMarking(random);
    tell(GradingAction.IMPORT, Map.of("reason", "staged"));
    tell(GradingAction.VALIDATE, Map.of("subject_variant", "A"));

    for (int step = 0; step < 300; step++) {
      // When
      MarkChange change = marking.next();
      tell(change.action(), change.metadata(BigDecimal.ONE));

      // Then
      assertThat(replay.marking().differences(marking.marking(null, null))).isEmpty();
    }
    BigDecimal total = marking.total(BigDecimal.TEN);
    tell(
        GradingAction.FINALIZE,
        Map.of("score", total, "maximum", BigDecimal.TEN, "final_pdf", "f1"));
    assertThat(replay.marking().differences(marking.marking(total, "f1"))).isEmpty();
    assertThat(replay.contradictions()).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void aLineThatIsLeftOutIsNoticed(long seed) {
    // Given
    Random random = new Random(seed);
    RandomMarking marking = new RandomMarking(random);
    tell(GradingAction.VALIDATE, Map.of("subject_variant", "A"));
    int left = random.nextInt(100);

    // When
    for (int step = 0; step < 100; step++) {
      MarkChange change = marking.next();
      if (step != left) {
        tell(change.action(), change.metadata(BigDecimal.ONE));
      }
    }

    // Then
    assertThat(
            replay.contradictions().isEmpty()
                && replay.marking().differences(marking.marking(null, null)).isEmpty())
        .isFalse();
  }

  @Test
  void reopeningTakesTheFinalTotalBack() {
    tell(
        GradingAction.FINALIZE,
        Map.of("score", BigDecimal.ZERO, "maximum", BigDecimal.TEN, "final_pdf", "f1"));

    tell(GradingAction.UNLOCK, Map.of("reason", "reopened"));

    assertThat(replay.marking().finalTotal()).isNull();
    assertThat(replay.marking().finalPdf()).isNull();
  }

  @Test
  void aTotalThatIsNotTheEnginesIsAContradiction() {
    tell(
        GradingAction.UPDATE_ANN,
        new MarkChange.OfScore("a", null, new BigDecimal("2.5")).metadata(BigDecimal.ONE));

    tell(GradingAction.FINALIZE, Map.of("score", 3, "maximum", 10));

    assertThat(replay.contradictions())
        .containsExactly(
            new Difference(2, "final total", new BigDecimal("2.5"), new BigDecimal("3")));
  }

  @Test
  void anUnlockKeepsWhatWasWritten() {
    MarkChange remark = new MarkChange.OfRemark("a", null, "Bien");
    tell(remark.action(), remark.metadata(BigDecimal.ONE));

    tell(GradingAction.UNLOCK, Map.of("reason", "expired"));

    assertThat(replay.marking().remarks()).isEqualTo(Map.of("a", "Bien"));
  }

  @Test
  void lineThatDoesNotSayWhatItChangedIsNamed() {
    tell(GradingAction.UPDATE_ANN, Map.of("annotation_id", UUID.randomUUID()));
    tell(GradingAction.CREATE_ANN, Map.of("subject", "ANNOTATION", "annotation_id", "x"));
    tell(GradingAction.UPDATE_ANN, Map.of("subject", "WEATHER"));
    tell(GradingAction.UPDATE_ANN, Map.of("subject", "SCORE", "question_id", "a", "new", "two"));
    tell(GradingAction.DELETE_ANN, Map.of("subject", "ANNOTATION"));

    assertThat(replay.contradictions())
        .extracting(Difference::place)
        .containsExactly(1, 2, 3, 4, 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'score': 3}", "{'maximum': 10}", "{'score': 3, 'maximum': 'x'}"})
  void aFinalisationThatDoesNotSayItsMarkIsNamed(String metadata) throws JsonProcessingException {
    tell(
        GradingAction.FINALIZE,
        JSON.readValue(metadata.replace('\'', '"'), new TypeReference<>() {}));

    assertThat(replay.contradictions())
        .containsExactly(new Difference(1, "what FINALIZE changed", null, null));
  }

  @Test
  void everyDifferenceIsNamed() {
    Marking empty =
        new Marking(Map.of(), Map.of(), Map.of(), null, null, BigDecimal.ZERO, 0, null, null);
    Marking full =
        new Marking(
            Map.of("a", BigDecimal.ONE),
            Map.of("b", "x"),
            Map.of(),
            "y",
            "B",
            BigDecimal.ONE,
            1,
            BigDecimal.ONE,
            "f1");

    List<Difference> found = empty.differences(full);

    assertThat(found)
        .extracting(Difference::what)
        .containsExactly(
            "score a",
            "remark b",
            "appreciation",
            "subject_variant",
            "sum of points",
            "sum of deltas",
            "final total",
            "final pdf");
    assertThat(full.differences(full)).isEmpty();
  }

  /** As it comes back from the database: numbers, texts and objects of JSON. */
  private void tell(GradingAction action, Map<String, Object> metadata) {
    replay.next(
        new JournalLine(
            ++place,
            UUID.randomUUID(),
            UUID.randomUUID(),
            action,
            "teacher",
            Instant.EPOCH,
            asStored(metadata),
            null));
  }

  private static Map<String, Object> asStored(Map<String, Object> metadata) {
    try {
      return JSON.readValue(JSON.writeValueAsBytes(metadata), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
