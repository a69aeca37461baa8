package org.korrigo.grading.finalisation;

import java.util.ArrayList;
import java.util.List;

/**
 * A text cut into lines that fit a width, losing nothing: between words where it can, inside a word
 * that is longer than a line.
 *
 * @param lines in reading order
 * @param size of the letters
 */
record TextLines(List<Line> lines, double size) {
  private static final double LEADING = 1.32;
  private static final String NEVER_FIRST = ":;?!»%";

  /**
   * One line.
   *
   * @param text ready to draw, from left to right
   * @param width at the size of the text
   * @param fromRight whether it belongs to the right edge
   */
  record Line(String text, double width, boolean fromRight) {}

  /** Cuts a text, which may be null, at a width in the unit of {@code size}. */
  static TextLines of(String text, double size, double width) {
    List<Line> lines = new ArrayList<>();
    boolean blank = true;
    for (String paragraph :
        LegibleFont.legible(text == null ? "" : text).strip().split("\\R", -1)) {
      if (!paragraph.isBlank()) {
        new Paragraph(paragraph.stripTrailing(), size, width).cutInto(lines);
        blank = false;
      } else if (!blank) {
        lines.add(new Line("", 0, false));
        blank = true;
      }
    }
    return new TextLines(List.copyOf(lines), size);
  }

  double lineHeight() {
    return size * LEADING;
  }

  double height() {
    return lines.size() * lineHeight();
  }

  double width() {
    return lines.stream().mapToDouble(Line::width).max().orElse(0);
  }

  private static final class Paragraph {
    private final String text;
    private final double size;
    private final double width;
    private final boolean bidirectional;
    private final boolean fromRight;

    Paragraph(String text, double size, double width) {
      this.bidirectional = RightToLeft.in(text);
      this.fromRight = bidirectional && RightToLeft.leads(text);
      this.text = bidirectional ? RightToLeft.joined(text) : text;
      this.size = size;
      this.width = width;
    }

    void cutInto(List<Line> lines) {
      int start = 0;
      int gap = -1;
      double used = 0;
      int at = 0;
      while (at < text.length()) {
        int codePoint = text.codePointAt(at);
        double advance = LegibleFont.width(codePoint) * size;
        if (Character.isWhitespace(codePoint)) {
          gap = mayBreakAt(at) ? at : gap;
        } else if (used + advance > width && at > start) {
          int end = gap > start ? gap : at;
          lines.add(line(start, end));
          start = afterSpaces(end);
          at = start;
          used = 0;
          gap = -1;
          continue;
        }
        used += advance;
        at += Character.charCount(codePoint);
      }
      lines.add(line(start, text.length()));
    }

    /** French leaves a space before these signs and after a guillemet, but never breaks there. */
    private boolean mayBreakAt(int space) {
      boolean keepsNext =
          space + 1 < text.length() && NEVER_FIRST.indexOf(text.charAt(space + 1)) >= 0;
      boolean keepsPrevious = space > 0 && text.charAt(space - 1) == '«';
      return !keepsNext && !keepsPrevious;
    }

    private int afterSpaces(int from) {
      int at = from;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return at;
    }

    private Line line(int from, int to) {
      int end = to;
      while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      String drawn =
          bidirectional ? RightToLeft.visual(text, from, end) : text.substring(from, end);
      return new Line(drawn, LegibleFont.width(drawn) * size, fromRight);
    }
  }
}
