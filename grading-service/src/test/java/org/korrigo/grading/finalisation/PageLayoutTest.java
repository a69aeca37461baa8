package org.korrigo.grading.finalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.annotation.AnnotationType;
import org.korrigo.grading.finalisation.MarkedCopy.Annotation;
import org.korrigo.grading.finalisation.MarkedCopy.Numbered;
import org.korrigo.grading.finalisation.PageLayout.Card;
import org.korrigo.grading.finalisation.PageLayout.Placed;

class PageLayoutTest {
  private static final VisiblePage A4 = new VisiblePage(595, 842, new AffineTransform());

  @ParameterizedTest
  @ValueSource(ints = {3, 30, 150})
  void letsNoTextCoverAFrameAMarkerOrAnotherText(int annotations) {
    // Given
    List<Numbered> crowd = crowd(annotations);
    // When
    List<Placed> placed = PageLayout.of(A4, crowd);
    // Then
    List<Rectangle2D> texts =
        placed.stream().map(Placed::card).flatMap(Optional::stream).map(Card::box).toList();
    assertThat(texts).isNotEmpty();
    List<Rectangle2D> others = new ArrayList<>(texts);
    placed.forEach(one -> others.add(one.frame()));
    placed.forEach(one -> others.add(one.marker()));
    for (Rectangle2D text : texts) {
      assertThat(new Rectangle2D.Double(0, 0, 595, 842).contains(text)).isTrue();
      assertThat(others.stream().filter(text::intersects)).containsExactly(text);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 30, 150})
  void letsNoMarkerHideAnother(int annotations) {
    List<Rectangle2D> markers =
        PageLayout.of(A4, crowd(annotations)).stream().map(Placed::marker).toList();

    for (Rectangle2D marker : markers) {
      assertThat(markers.stream().filter(marker::intersects)).hasSize(1);
    }
  }

  private static List<Numbered> crowd(int size) {
    Random random = new Random(size);
    List<Numbered> crowd = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      double x = i % 3 == 0 ? 0.4 : random.nextDouble();
      double y = i % 3 == 0 ? 0.4 : random.nextDouble();
      crowd.add(
          new Numbered(
              i, new Annotation(0, x, y, 0.08, 0.02, AnnotationType.COMMENT, "À revoir " + i, 1)));
    }
    return crowd;
  }
}
