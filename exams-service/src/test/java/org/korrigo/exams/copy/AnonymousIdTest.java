package org.korrigo.exams.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnonymousIdTest {

  @Test
  void itIsReadableAndHasNoSignThatIsMistakenForAnother() {
    assertThat(AnonymousId.next())
        .matches("[2-9B-DF-HJKMNP-TV-Z]{4}(-[2-9B-DF-HJKMNP-TV-Z]{4}){2}");
    assertThat(AnonymousId.SIGNS).doesNotContain("0", "O", "1", "I", "L", "A", "E", "U");
  }

  @Test
  void itsOrderTellsNothingAndItDoesNotComeTwice() {
    List<String> drawn = Stream.generate(AnonymousId::next).limit(20_000).toList();

    Set<String> distinct = new HashSet<>(drawn);
    assertThat(distinct).hasSameSizeAs(drawn);
    assertThat(drawn).isNotEqualTo(drawn.stream().sorted().toList());
    for (int position : new int[] {0, 6, 13}) {
      assertThat(drawn.stream().map(id -> id.charAt(position)).distinct())
          .hasSize(AnonymousId.SIGNS.length());
    }
  }
}
