package org.korrigo.grading.finalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written, the PDF has it as text. */
class AnnotatedTextTest extends WrittenPdf {
  static List<String> texts() {
    return List.of(
        "Très bien ! L’œuvre, Ça, où, naïf, « guillemets », 5 €, n° 3…",
        "∀x ∈ ℝ, ∫₀¹ f(t) dt ≥ 0 ⇔ α + β ≠ π, √2 ≈ 1,41, Σ λᵢ, x² ≤ ∞",
        "Ligne un\nligne deux\r\n\n\nligne trois\tavec tabulation",
        "office affligé fier flotte",
        "mot" + "x".repeat(3000) + "fin",
        "Un mot puis un autre, encore et toujours. ".repeat(600),
        "a\n".repeat(400) + "fin",
        "שלום",
        " ",
        "=1+1 <b>&amp;</b> %s {0} \\n (paren) [crochet]");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void writesTheWholeTextOfAnAnnotation(String text) throws IOException {
    // Given
    Path source = ScannedCopy.upright(folder, 2);
    // When
    Path written = write(source, copy(List.of(comment(0, 0.2, 0.3, text))));
    // Then
    assertThat(compact(read(written))).contains(compact(text));
  }

  @Test
  void writesAccentsThatWereTypedAsTwoCharactersAsOne() throws IOException {
    Path written =
        write(
            ScannedCopy.upright(folder, 1),
            copy(List.of(comment(0, 0.2, 0.3, "e\u0301te\u0301 termine\u0301"))));

    assertThat(read(written)).contains("été terminé");
  }

  @Test
  void showsThatACharacterIsMissingWhereTheFontHasNone() throws IOException {
    Path written =
        write(
            ScannedCopy.upright(folder, 1),
            copy(List.of(comment(0, 0.2, 0.3, "Bravo 🚀 ici \uD83D là 漢 👍🏽 fin \u0000\u0007."))));

    assertThat(compact(read(written)))
        .contains(compact("Bravo \uFFFD ici \uFFFD là \uFFFD \uFFFD fin ."));
  }

  @Test
  void namesTheCharactersThatTheFontHasNot() {
    assertThat(LegibleFont.unprintable("Bravo 🚀 là 漢 👍🏽, 漢\uFFFD \u0007e\u0301 ∀α 𝑥\t\n"))
        .containsExactly("🚀", "漢", "👍");
    assertThat(LegibleFont.unprintable(null)).isEmpty();
  }

  @Test
  void joinsArabicLettersAndKeepsThemReadableForASearch() throws IOException {
    Path written =
        write(ScannedCopy.upright(folder, 1), copy(List.of(comment(0, 0.2, 0.3, "عمل جيد"))));

    assertThat(Normalizer.normalize(read(written), Normalizer.Form.NFKC)).contains("عمل جيد");
  }
}
