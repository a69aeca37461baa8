package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.korrigo.exams.scan.geometry.BatchPlan.AnnexLeaf;
import org.korrigo.exams.scan.geometry.BatchPlan.OpenSide;
import org.korrigo.exams.scan.geometry.Reading.Part;

/**
 * The sides of a batch that a person has to look at, each with its question in plain words. Where
 * one of them stands between sheets, these follow each other no more as a copy's sheets do; a side
 * of another format does not stand between them.
 */
final class AskedSides {
  private final List<SideLook> folded;
  private final Explanation explanation;
  private final Copies copies;
  private final List<OpenSide> open = new ArrayList<>();

  /**
   * Nothing is asked yet.
   *
   * @param folded the batch's sides of A3
   * @param copies is told where sheets are interrupted
   */
  AskedSides(List<SideLook> folded, Explanation explanation, Copies copies) {
    this.folded = folded;
    this.explanation = explanation;
    this.copies = copies;
  }

  /** Everything that is asked. */
  List<OpenSide> all() {
    return open;
  }

  /** A side of a leaf that is none of A3. */
  void annex(SideLook look, AnnexLeaf leaf) {
    open.add(new OpenSide(look.side(), look.isReadable() ? annex(leaf) : look.damage()));
  }

  private static String annex(AnnexLeaf leaf) {
    String place = leaf.sheet() == null ? "" : " It seems to be an annex of the copy before it.";
    String doubt = leaf.doubt() == null ? "" : " " + leaf.doubt();
    return "This side is not a folded A3 sheet."
        + place
        + doubt
        + " Confirm the annexes of this scan, give it to its copy, or discard it.";
  }

  /** Half a sheet is never used: with a side that cannot be read its sheet stays open. */
  boolean damaged(Reading reading) {
    List<SideLook> sides = folded.subList(reading.at(), reading.end());
    List<SideLook> damaged = sides.stream().filter(side -> !side.isReadable()).toList();
    if (damaged.isEmpty()) {
      return false;
    }
    for (SideLook side : sides) {
      ask(
          side,
          side.isReadable()
              ? "The other side of this sheet, %d, cannot be used."
                  .formatted(damaged.getFirst().side())
              : side.damage());
    }
    return true;
  }

  /** Sides of which no explanation is sure. */
  void unproved(Reading reading) {
    for (int i = reading.at(); i < reading.end(); i++) {
      ask(folded.get(i), question(i));
    }
  }

  /** Sides of a reading that something speaks against. */
  void contradicted(Reading reading, String reason) {
    for (int i = reading.at(); i < reading.end(); i++) {
      ask(folded.get(i), reason);
    }
  }

  /** Sides of sheets that are not proved. */
  void doubted(List<Part> parts, String doubt) {
    parts.forEach(part -> ask(folded.get(part.side()), doubt));
  }

  /**
   * Half a sheet.
   *
   * @param missing the face that was not scanned
   */
  void alone(SideLook side, String missing) {
    ask(
        side,
        "The %s of this sheet is not in the scan: scan the sheet again and discard this side."
            .formatted(missing));
  }

  /**
   * A sheet of which one side came out white.
   *
   * @param face which of its faces that is
   */
  void halfWhite(SideLook white, SideLook other, String face) {
    ask(
        white,
        "This %s is white although something is printed on it: scan the sheet again."
            .formatted(face));
    ask(other, "The other side of this sheet, %d, is white.".formatted(white.side()));
  }

  /** A side that is none of this paper's. */
  void foreign(SideLook side) {
    ask(side, "This side looks like no other of this batch.");
  }

  /**
   * A side that was scanned before, where that is not proved.
   *
   * @param of the side that it seems to be, or null
   */
  void twice(SideLook side, SideLook of) {
    ask(
        side,
        of == null
            ? "This side is one too many: it seems to have been scanned twice."
            : "This side seems to be side %d, scanned again: compare them and discard one."
                .formatted(of.side()),
        of == null ? null : of.side());
  }

  /** A sheet that may be one that is used, scanned again. */
  void whetherTwice(Rescans.Used before, Part recto, Part verso) {
    int first = folded.get(before.recto().side()).side();
    int second = folded.get(before.verso().side()).side();
    String question =
        "Too little is written on this sheet to tell it from that of the sides %d and %d: it may be"
            + " the same, scanned again. Discard it if it is.";
    ask(folded.get(recto.side()), question.formatted(first, second), first);
    ask(folded.get(verso.side()), question.formatted(first, second), second);
  }

  private void ask(SideLook side, String question) {
    ask(side, question, null);
  }

  private void ask(SideLook side, String question, Integer twin) {
    open.add(new OpenSide(side.side(), question, twin));
    copies.interrupted();
  }

  private String question(int side) {
    List<String> answers = new ArrayList<>();
    for (Map.Entry<Reading, Double> answer : explanation.alternatives(side)) {
      if (answers.size() < 3 && answer.getValue() > 0.0005) {
        answers.add(
            String.format(
                Locale.ROOT,
                "%s (%.1f %%)",
                Wording.of(answer.getKey(), side, folded),
                100 * answer.getValue()));
      }
    }
    return "The pictures do not prove what this side is: " + String.join("; ", answers) + ".";
  }
}
