package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;
import org.korrigo.exams.scan.geometry.BatchPlan.OpenSide;
import org.korrigo.exams.scan.geometry.BatchPlan.SetAside;
import org.korrigo.exams.scan.geometry.BatchPlan.Sheet;
import org.korrigo.exams.scan.geometry.Reading.Part;
import org.korrigo.exams.scan.geometry.SheetSequence.Step;

/**
 * Plans a batch: which sides make which sheet, which are put aside, and which a person has to look
 * at because the pictures do not prove what they are.
 */
public final class PlanningBatch {
  /** Below this probability of an explanation a person is asked. */
  static final double SURE = 0.999;

  private final List<SideLook> folded;
  private final BatchReading batch;
  private final Explanation explanation;
  private final Folds folds;
  private final Doubts doubts;
  private final NamingRepairs repairs;

  private final List<Sheet> sheets = new ArrayList<>();
  private final List<OpenSide> open = new ArrayList<>();
  private final List<SetAside> setAside = new ArrayList<>();
  private final Copies copies;
  private final Rescans rescans;

  private PlanningBatch(List<SideLook> looks, BatchPaper paper) {
    this.folded = looks.stream().filter(SideLook::isA3).toList();
    this.batch = new BatchReading(folded, shape(folded, paper));
    this.explanation = batch.explain();
    this.folds = new Folds(folded, batch.ink());
    this.doubts =
        new Doubts(
            folded,
            batch,
            explanation,
            pictures(paper),
            () -> unvouched(paper),
            folds,
            paper.inOrder());
    this.repairs = new NamingRepairs(folded);
    this.copies = new Copies(paper);
    this.rescans = new Rescans(folded);
    looks.stream().filter(look -> !look.isA3()).forEach(this::openOtherFormat);
  }

  private Explanation unvouched(BatchPaper paper) {
    return new BatchReading(folded, shape(folded, paper.unvouched())).explain();
  }

  /** What the pictures alone show of the batch, if it was fed as it seems to be. */
  private Explanation pictures(BatchPaper paper) {
    return paper.inOrder() ? batch.unvouched(explanation.labelling()) : explanation;
  }

  /**
   * What is told apart: where each sheet bears a name and no code numbers the pages, a copy's
   * sheets are printed alike, and one sheet is all that repeats.
   */
  private static BatchPaper shape(List<SideLook> folded, BatchPaper paper) {
    boolean numbered = new PageNumbering(folded, paper.places()).isBelieved();
    return paper.nameOnEverySheet() && !numbered ? paper.sheetBySheet() : paper;
  }

  /**
   * Plans.
   *
   * @param looks every side of the batch, in order
   */
  public static BatchPlan plan(List<SideLook> looks, BatchPaper paper) {
    PlanningBatch planning = new PlanningBatch(looks, paper);
    planning.explanation.steps().forEach(planning::settle);
    return new BatchPlan(
        planning.sheets,
        planning.open,
        planning.setAside,
        planning.copies.made(),
        planning.copies.notes());
  }

  private void openOtherFormat(SideLook look) {
    if (!look.isReadable()) {
      open.add(new OpenSide(look.side(), look.damage()));
      return;
    }
    open.add(
        new OpenSide(
            look.side(),
            "This side is not a folded A3 sheet. Give it to its copy if it is an annex, or discard"
                + " it."));
  }

  private void settle(Step step) {
    Reading reading = step.reading();
    double confidence = explanation.confidence(reading);
    if (openUnreadable(reading)) {
      return;
    }
    if (confidence < SURE) {
      ask(reading);
      copies.interrupted();
      return;
    }
    String contradiction = doubts.contradiction(step);
    if (contradiction != null) {
      open(reading, contradiction);
      return;
    }
    SideLook first = folded.get(reading.at());
    switch (reading.what()) {
      case RECTO_VERSO, VERSO_RECTO, INTERLEAVED, INTERLEAVED_VERSO_FIRST ->
          sheets(step, confidence);
      case RECTO_TWICE, VERSO_TWICE -> {
        sheets(step, confidence);
        duplicate(reading.at() + 1);
      }
      case RECTO_ONLY -> alone(first, "verso");
      case VERSO_ONLY -> alone(first, "recto");
      case RECTO_WHITE -> halfWhite(folded.get(reading.at() + 1), first, "verso");
      case WHITE_VERSO -> halfWhite(first, folded.get(reading.at() + 1), "recto");
      case WHITE_PAIR -> {
        white(first, "Both sides of this sheet are white.");
        white(folded.get(reading.at() + 1), "Both sides of this sheet are white.");
      }
      case WHITE_SIDE -> white(first, "This side is white and belongs to no sheet.");
      case DUPLICATE -> duplicate(reading.at());
      case FOREIGN -> {
        open.add(new OpenSide(first.side(), "This side looks like no other of this batch."));
        copies.interrupted();
      }
    }
  }

  /** Half a sheet is never used: with a side that cannot be read its sheet stays open. */
  private boolean openUnreadable(Reading reading) {
    List<SideLook> sides = folded.subList(reading.at(), reading.end());
    List<SideLook> damaged = sides.stream().filter(side -> !side.isReadable()).toList();
    if (damaged.isEmpty()) {
      return false;
    }
    for (SideLook side : sides) {
      open.add(
          new OpenSide(
              side.side(),
              side.isReadable()
                  ? "The other side of this sheet, %d, cannot be used."
                      .formatted(damaged.getFirst().side())
                  : side.damage()));
    }
    copies.interrupted();
    return true;
  }

  private void sheets(Step step, double confidence) {
    List<Part> parts = step.reading().parts();
    String doubt = isNumbered(parts) ? null : doubts.of(step.reading());
    if (doubt != null) {
      parts.forEach(part -> open.add(new OpenSide(folded.get(part.side()).side(), doubt)));
      copies.interrupted();
      return;
    }
    for (int i = 0; i < parts.size(); i += 2) {
      Part recto = parts.get(i);
      Part verso = parts.get(i + 1);
      Face front = folds.face(recto.side(), recto.turned());
      Face back = folds.face(verso.side(), verso.turned());
      Sheet sheet =
          new Sheet(
              sheets.size() + 1,
              front,
              back,
              repairs.of(step.reading().what(), recto, verso, List.of(front, back)),
              confidence);
      Optional<Rescans.Used> before = rescan(step, i / 2, recto, verso);
      if (before.isPresent()) {
        askWhetherTwice(before.get(), recto, verso);
        continue;
      }
      rescans.use(step.sheet() + i / 2, recto, verso);
      sheets.add(sheet);
      copies.sheet(
          sheet.number(),
          step.sheet() + i / 2,
          explanation.confidence(step),
          batch.copy(recto.side()));
    }
  }

  /** An earlier sheet that this one may be; codes that number the pages have proved it is none. */
  private Optional<Rescans.Used> rescan(Step step, int sheet, Part recto, Part verso) {
    if (isNumbered(List.of(recto, verso))) {
      return Optional.empty();
    }
    return rescans.before(step.sheet() + sheet, recto, verso, isAmongDuplicates(step.reading()));
  }

  /** Whether a side just before or after a reading was scanned again. */
  private boolean isAmongDuplicates(Reading reading) {
    return explanation.steps().stream()
        .map(Step::reading)
        .filter(other -> other.what() == SheetHypothesis.DUPLICATE)
        .anyMatch(other -> other.end() == reading.at() || other.at() == reading.end());
  }

  private void askWhetherTwice(Rescans.Used before, Part recto, Part verso) {
    int first = folded.get(before.recto().side()).side();
    int second = folded.get(before.verso().side()).side();
    for (Part part : List.of(recto, verso)) {
      open.add(
          new OpenSide(
              folded.get(part.side()).side(),
              ("Too little is written on this sheet to tell it from that of the sides %d and %d:"
                      + " it may be the same, scanned again. Discard it if it is.")
                  .formatted(first, second)));
    }
    copies.interrupted();
  }

  /** Whether codes name the copy of every side; two copies' sides make no sheet then. */
  private boolean isNumbered(List<Part> parts) {
    return parts.stream().allMatch(part -> batch.copy(part.side()) != null);
  }

  private void alone(SideLook side, String missing) {
    open.add(
        new OpenSide(
            side.side(),
            "The %s of this sheet is not in the scan: scan the sheet again and discard this side."
                .formatted(missing)));
    copies.interrupted();
  }

  private void halfWhite(SideLook white, SideLook other, String face) {
    open.add(
        new OpenSide(
            white.side(),
            "This %s is white although something is printed on it: scan the sheet again."
                .formatted(face)));
    open.add(
        new OpenSide(
            other.side(), "The other side of this sheet, %d, is white.".formatted(white.side())));
    copies.interrupted();
  }

  private void white(SideLook side, String reason) {
    setAside.add(new SetAside(side.side(), true, reason));
  }

  private void duplicate(int index) {
    SideLook side = folded.get(index);
    Likeness.Twin twin = batch.twin(index);
    boolean numbered = batch.copy(index) != null;
    boolean justBefore = twin.plain() && twin.of() >= index - 2;
    if (twin.of() < 0 || twin.differs() || !numbered && !justBefore) {
      String like =
          twin.of() < 0
              ? "This side is one too many: it seems to have been scanned twice."
              : "This side seems to be side %d, scanned again: compare them and discard one."
                  .formatted(folded.get(twin.of()).side());
      open.add(new OpenSide(side.side(), like));
      copies.interrupted();
      return;
    }
    setAside.add(
        new SetAside(
            side.side(),
            false,
            "It is the same as side %d, scanned again.".formatted(folded.get(twin.of()).side())));
  }

  private void open(Reading reading, String reason) {
    for (int i = reading.at(); i < reading.end(); i++) {
      open.add(new OpenSide(folded.get(i).side(), reason));
    }
    copies.interrupted();
  }

  private void ask(Reading reading) {
    for (int i = reading.at(); i < reading.end(); i++) {
      open.add(new OpenSide(folded.get(i).side(), question(i)));
    }
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
