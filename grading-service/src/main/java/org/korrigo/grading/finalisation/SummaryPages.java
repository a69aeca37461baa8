package org.korrigo.grading.finalisation;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.grading.finalisation.MarkedCopy.Annotation;
import org.korrigo.grading.finalisation.MarkedCopy.Numbered;
import org.korrigo.grading.mark.MarkingEngine;
import org.korrigo.grading.mark.Scale;

/** The mark and how it came about: by question, by annotation, in words. */
final class SummaryPages {
  private static final String HEADING = "Bilan de la copie";
  private static final Color BOX = new Color(0xEDF2F9);
  private static final Color REMARK = new Color(0x34527D);
  private static final double POINTS_COLUMN = 92;
  private static final double INDENT = 14;
  private static final double LEGEND_LINE = 18;

  private final Flow flow;
  private final MarkedCopy copy;

  private SummaryPages(Flow flow, MarkedCopy copy) {
    this.flow = flow;
    this.copy = copy;
  }

  /** Adds them to the document. */
  static void append(
      PDDocument document,
      Stationery stationery,
      String footer,
      MarkedCopy copy,
      List<Numbered> annotations)
      throws IOException {
    try (Flow flow = new Flow(document, stationery, HEADING, footer)) {
      SummaryPages pages = new SummaryPages(flow, copy);
      pages.outline();
      pages.mark();
      pages.appreciation();
      pages.questions();
      pages.adjustments(annotations);
      pages.otherRemarks();
      pages.legend(annotations);
    }
  }

  private void outline() throws IOException {
    flow.write(TextLines.of(copy.examName(), 13, Flow.WIDTH), Flow.LEFT, Flow.WIDTH, Flow.INK);
    String variant = copy.subjectVariant() == null ? "" : " · Sujet " + copy.subjectVariant();
    String line = French.day(copy.examDate()) + " · Copie " + copy.anonymousId() + variant;
    flow.write(TextLines.of(line, 9.5, Flow.WIDTH), Flow.LEFT, Flow.WIDTH, Flow.QUIET);
    flow.advance(8);
  }

  private void mark() throws IOException {
    double top = flow.cursor();
    flow.canvas().fill(new Rectangle2D.Double(Flow.LEFT, top, Flow.WIDTH, 56), 6, BOX);
    String mark = French.number(copy.outOf20());
    flow.canvas().strong(mark, Flow.LEFT + 18, top + 38, 30, AnnotationInk.COMMENT.color());
    double after = Flow.LEFT + 18 + LegibleFont.width(mark) * 30 + 6;
    flow.canvas().text("/ 20", after, top + 38, 15, Flow.QUIET);
    String points =
        "Total : " + French.number(copy.total()) + " / " + French.number(copy.maximum());
    right(points + " points", Flow.RIGHT - 18, top + 33, 12, true);
    flow.advance(64);
  }

  private void appreciation() throws IOException {
    if (copy.appreciation() != null && !copy.appreciation().isBlank()) {
      flow.section("Appréciation générale");
      flow.write(
          TextLines.of(copy.appreciation(), 10, Flow.WIDTH), Flow.LEFT, Flow.WIDTH, Flow.INK);
    }
  }

  private void questions() throws IOException {
    if (!copy.scale().isEmpty()) {
      flow.section("Points par question");
      for (ScaleNode node : copy.scale()) {
        question(node, 0);
      }
    }
  }

  private void question(ScaleNode node, int depth) throws IOException {
    double x = Flow.LEFT + depth * INDENT;
    double width = Flow.WIDTH - depth * INDENT - POINTS_COLUMN;
    boolean strong = !node.leaf();
    TextLines label = TextLines.of(node.label(), strong && depth == 0 ? 10.5 : 9.5, width);
    flow.need(label.height() + 4);
    flow.advance(strong ? 5 : 1);
    points(label, x, node, strong);
    flow.write(label, x, width, strong ? Flow.INK : Flow.QUIET);
    flow.advance(2);
    remark(copy.remarks().get(node.id()), x + INDENT, Flow.RIGHT - x - INDENT);
    for (ScaleNode child : node.children()) {
      question(child, depth + 1);
    }
  }

  private void points(TextLines label, double x, ScaleNode node, boolean strong)
      throws IOException {
    double baseline = flow.cursor() + label.size();
    Map<String, BigDecimal> given =
        node.leaves()
            .map(ScaleNode::id)
            .filter(copy.scores()::containsKey)
            .collect(Collectors.toMap(leaf -> leaf, copy.scores()::get));
    String got = given.isEmpty() ? "–" : French.number(MarkingEngine.points(given));
    BigDecimal possible = new Scale(List.of(node), BigDecimal.ONE).maximum();
    String text = got + " / " + French.number(possible);
    double from = x + (label.lines().isEmpty() ? 0 : label.lines().getFirst().width()) + 6;
    double to = Flow.RIGHT - LegibleFont.width(text) * label.size() - 6;
    if (from < to) {
      flow.canvas().rule(from, baseline - 2, to, baseline - 2, 0.4, Flow.LINE);
    }
    right(text, Flow.RIGHT, baseline, label.size(), strong);
  }

  private void remark(String remark, double x, double width) throws IOException {
    if (remark != null && !remark.isBlank()) {
      flow.write(TextLines.of(remark, 9, width), x, width, REMARK);
      flow.advance(4);
    }
  }

  private void adjustments(List<Numbered> annotations) throws IOException {
    List<Numbered> adjusting =
        annotations.stream().filter(one -> one.annotation().scoreDelta() != null).toList();
    if (adjusting.isEmpty()) {
      return;
    }
    flow.section("Points ajoutés ou retirés sur la copie");
    for (Numbered numbered : adjusting) {
      Annotation annotation = numbered.annotation();
      flow.need(14);
      double baseline = flow.cursor() + 9.5;
      String where = "n° " + numbered.number() + " · page " + (annotation.pageIndex() + 1L) + " · ";
      String line = where + annotation.ink().label();
      flow.canvas().text(line, Flow.LEFT, baseline, 9.5, annotation.ink().color());
      right(French.delta(annotation.scoreDelta()), Flow.RIGHT, baseline, 9.5, true);
      flow.advance(14);
    }
    String bounds = "Le total reste compris entre 0 et " + French.number(copy.maximum());
    flow.write(TextLines.of(bounds + " points.", 8, Flow.WIDTH), Flow.LEFT, Flow.WIDTH, Flow.QUIET);
  }

  /** Remarks about questions that the marking scale does not list: written all the same. */
  private void otherRemarks() throws IOException {
    Set<String> listed =
        copy.scale().stream()
            .flatMap(SummaryPages::withDescendants)
            .map(ScaleNode::id)
            .collect(Collectors.toSet());
    Map<String, String> others = new TreeMap<>(copy.remarks());
    others.keySet().removeAll(listed);
    others.values().removeIf(remark -> remark == null || remark.isBlank());
    if (!others.isEmpty()) {
      flow.section("Autres remarques");
      for (String remark : others.values()) {
        remark(remark, Flow.LEFT, Flow.WIDTH);
      }
    }
  }

  /** What the shapes and colours on the pages mean: of each type the first number that has it. */
  private void legend(List<Numbered> annotations) throws IOException {
    Map<AnnotationInk, Integer> first = new EnumMap<>(AnnotationInk.class);
    annotations.stream()
        .filter(Numbered::hasMarker)
        .forEach(one -> first.putIfAbsent(one.annotation().ink(), one.number()));
    if (first.isEmpty()) {
      return;
    }
    flow.section("Signes sur la copie");
    for (Map.Entry<AnnotationInk, Integer> sign : first.entrySet()) {
      flow.need(LEGEND_LINE);
      double middle = flow.cursor() + LEGEND_LINE / 2;
      Rectangle2D marker = NumberMarker.around(Flow.LEFT + INDENT, middle, sign.getValue(), 1);
      NumberMarker.draw(flow.canvas(), marker, sign.getValue(), 1, sign.getKey());
      flow.canvas()
          .text(sign.getKey().label(), Flow.LEFT + 3 * INDENT, middle + 3, 9.5, Flow.QUIET);
      flow.advance(LEGEND_LINE);
    }
  }

  private static Stream<ScaleNode> withDescendants(ScaleNode node) {
    return Stream.concat(
        Stream.of(node), node.children().stream().flatMap(SummaryPages::withDescendants));
  }

  private void right(String text, double edge, double baseline, double size, boolean strong)
      throws IOException {
    double x = edge - LegibleFont.width(text) * size;
    if (strong) {
      flow.canvas().strong(text, x, baseline, size, Flow.INK);
    } else {
      flow.canvas().text(text, x, baseline, size, Flow.INK);
    }
  }
}
