package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korrigo.identification.matching.Reading;

/**
 * A class of writers with fonts that the classifier has never seen: {@code HeaderTrial} in small.
 */
class UnknownHandsTest {
  private static final int WRITERS = 35;
  private static final TrialHeaders TRIAL =
      new TrialHeaders(
          TrialFonts.of(Path.of("src/test/resources/fonts")).forReport(),
          5,
          200,
          Reading.Form.BOXED);

  @Test
  void mostAreFoundByRuleNoneIsMistakenAndTheRestAreAmongThree() throws IOException {
    // Given
    List<TrialHeaders.Header> headers = TRIAL.of(WRITERS, 0, null);
    TrialSitting present = sitting(headers, TrialSitting.Kind.ALL_PRESENT);
    TrialSitting strangers =
        new TrialSitting(present.copies(), TRIAL.school(0).subList(WRITERS, 2 * WRITERS));
    TrialSitting twins = sitting(headers, TrialSitting.Kind.TWINS);

    // When
    TrialCount ofPresent = count(present);
    TrialCount ofStrangers = count(strangers);
    TrialCount ofTwins = count(twins);

    // Then
    assertThat(ofPresent.mistaken()).isZero();
    assertThat(ofPresent.byRule()).isGreaterThan(0.9);
    assertThat(ofPresent.amongThree()).isGreaterThan(0.97);
    assertThat(ofStrangers.mistaken()).isZero();
    assertThat(ofTwins.mistaken()).isZero();
  }

  private static TrialSitting sitting(List<TrialHeaders.Header> headers, TrialSitting.Kind kind) {
    return TrialSitting.of(TRIAL, headers, WRITERS, kind).getFirst();
  }

  private static TrialCount count(TrialSitting sitting) {
    TrialCount count = new TrialCount("");
    count.add(sitting, sitting.matches());
    return count;
  }
}
