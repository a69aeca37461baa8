package org.korrigo.exams.scan.jpeg;

import java.util.List;
import java.util.Optional;

/** What all pieces of one picture share: its kind, components, tables and density. */
@SuppressWarnings("ArrayRecordComponent")
record Frame(
    int marker,
    List<Component> components,
    int[][] quantization,
    Optional<Density> density,
    int adobeTransform) {
  static final int NO_ADOBE = -1;

  /** The Adobe header's word for components that are the colours themselves. */
  static final int RED_GREEN_BLUE = 0;

  Frame {
    components = List.copyOf(components);
  }

  int unitWidth() {
    return 8 * components.stream().mapToInt(Component::across).max().orElseThrow();
  }

  int unitHeight() {
    return 8 * components.stream().mapToInt(Component::down).max().orElseThrow();
  }

  int blocksPerUnit() {
    return components.stream().mapToInt(Component::blocks).sum();
  }

  /** For each block of a coding unit, the index of its component. */
  int[] componentOfBlock() {
    int[] owners = new int[blocksPerUnit()];
    for (int i = 0; i < components.size(); i++) {
      Component component = components.get(i);
      for (int b = 0; b < component.blocks(); b++) {
        owners[component.firstBlock() + b] = i;
      }
    }
    return owners;
  }

  /** The DC value of a white block of a component. */
  int whiteDc(int component) {
    if (component > 0 && !redGreenBlue()) {
      return 0;
    }
    int step = quantization[components.get(component).quantization()][0];
    return Math.min((8 * 127 + step / 2) / step, ScanWalk.LARGEST_DC);
  }

  /**
   * Whether the components are red, green and blue (else: brightness and two colour differences, or
   * grey).
   */
  private boolean redGreenBlue() {
    return components.size() == 3 && adobeTransform == RED_GREEN_BLUE && density.isEmpty();
  }

  /**
   * Pixels per unit of length as the JFIF header gives them; unit 0 is a bare ratio, 1 inch, 2
   * centimetre.
   */
  record Density(int unit, int horizontal, int vertical) {}
}
