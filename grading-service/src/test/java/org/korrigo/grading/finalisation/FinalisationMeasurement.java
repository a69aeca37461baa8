package org.korrigo.grading.finalisation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.grading.annotation.AnnotationType;
import org.korrigo.grading.finalisation.MarkedCopy.Annotation;

/**
 * What the annotated PDF of a copy costs; started by {@code deploy/benchmarks/grading/finalise}.
 */
final class FinalisationMeasurement {
  private static final int PAGES = 4;
  private static final int ANNOTATIONS = 40;
  private static final int QUESTIONS = 12;
  private static final List<String> TEXTS =
      List.of(
          "Très bien",
          "Hypothèse oubliée : f est continue sur [a ; b]",
          "∀ε > 0, ∃α > 0 : |x − a| ≤ α ⇒ |f(x) − f(a)| ≤ ε",
          "Erreur de signe, la suite du calcul est juste",
          "Justifiez : d’après quel théorème ?",
          "Σ λᵢ = 1, donc le barycentre existe. La figure est soignée, mais les unités manquent.");

  private FinalisationMeasurement() {}

  /**
   * Writes a scanned copy and what is on it, or finalises it again and again.
   *
   * @param arguments {@code write FOLDER}, or {@code measure FOLDER TIMES}: prints a line of
   *     seconds of the whole, CPU seconds, milliseconds of the first and of the median time, and MB
   *     of heap
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    if (arguments[0].equals("write")) {
      Files.move(ScannedCopy.at300Dpi(folder, PAGES), folder.resolve("copy.pdf"));
      new ObjectMapper().writeValue(folder.resolve("copy.json").toFile(), plain(copy()));
    } else {
      measure(folder, Integer.parseInt(arguments[2]));
    }
  }

  private static void measure(Path folder, int times) throws IOException {
    MarkedCopy copy = copy();
    double[] millis = new double[times];
    long begin = System.nanoTime();
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      AnnotatedPdf.write(folder.resolve("copy.pdf"), copy, folder.resolve("out-" + i + ".pdf"));
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    double first = millis[0];
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%.3f %.3f %.2f %.2f %d%n",
        seconds,
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9,
        first,
        millis[times / 2],
        heap() >> 20);
  }

  private static long heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static MarkedCopy copy() {
    Random random = new Random(1);
    List<Annotation> annotations = new ArrayList<>();
    for (int i = 0; i < ANNOTATIONS; i++) {
      annotations.add(
          new Annotation(
              i % PAGES,
              0.05 + 0.6 * random.nextDouble(),
              0.05 + 0.85 * random.nextDouble(),
              0.1,
              0.02,
              AnnotationType.values()[i / PAGES % AnnotationType.values().length],
              TEXTS.get(i % TEXTS.size()),
              i % 8 == 0 ? -1 : null));
    }
    List<ScaleNode> scale = new ArrayList<>();
    Map<String, BigDecimal> scores = new LinkedHashMap<>();
    for (int i = 1; i <= QUESTIONS; i++) {
      scale.add(new ScaleNode("q" + i, "Question " + i, BigDecimal.TWO, List.of()));
      scores.put("q" + i, BigDecimal.ONE);
    }
    return new MarkedCopy(
        "Bac blanc de mathématiques",
        LocalDate.of(2026, 1, 12),
        "K7Q2-9XMA",
        "A",
        annotations,
        scale,
        scores,
        Map.of("q1", "Revoir la définition.", "q7", "Méthode élégante."),
        "Un travail appliqué, continuez ainsi.",
        BigDecimal.valueOf(12),
        BigDecimal.valueOf(24),
        BigDecimal.TEN);
  }

  /** What another program needs to draw the same. */
  private static Map<String, Object> plain(MarkedCopy copy) {
    List<Map<String, Object>> annotations = new ArrayList<>();
    for (Annotation annotation : copy.annotations()) {
      annotations.add(
          Map.of(
              "page", annotation.pageIndex(),
              "box", List.of(annotation.x(), annotation.y(), annotation.w(), annotation.h()),
              "type", annotation.type().name(),
              "text", annotation.text()));
    }
    List<String> lines = new ArrayList<>(List.of("Bilan de la copie", copy.examName()));
    copy.scores().forEach((id, points) -> lines.add(id + " " + points + " / 2"));
    lines.addAll(copy.remarks().values());
    lines.add(copy.appreciation());
    lines.add("12 / 24 · 10 / 20");
    return Map.of("annotations", annotations, "summary", lines);
  }
}
