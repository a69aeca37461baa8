package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korrigo.exams.scan.geometry.BatchPlan.AnnexLeaf;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;
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
  private final List<SetAside> setAside = new ArrayList<>();
  private final Copies copies;
  private final Rescans rescans;
  private boolean areGuessed;
  private final AskedSides asked;

  private PlanningBatch(List<SideLook> looks, BatchPaper paper) {
    this.folded = looks.stream().filter(SideLook::isA3).toList();
    this.batch = new BatchReading(folded, shape(folded, paper));
    this.explanation = batch.explain();
    this.folds = Folds.of(folded, explanation.steps(), batch, paper.fold());
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
    this.asked = new AskedSides(folded, explanation, copies);
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
    List<AnnexLeaf> annexes = planning.annexes(looks, paper);
    return new BatchPlan(
        planning.sheets,
        planning.asked.all(),
        planning.setAside,
        annexes,
        planning.copies.made(),
        planning.copies.areByPlace(),
        planning.notes(annexes));
  }

  private List<AnnexLeaf> annexes(List<SideLook> looks, BatchPaper paper) {
    boolean whole =
        !paper.inOrder() && asked.all().isEmpty() && setAside.isEmpty() && copies.notes().isEmpty();
    Annexes annexes = new Annexes(looks, sheets, copies.made(), paper.sheetsPerCopy(), whole);
    List<AnnexLeaf> leaves = annexes.leaves(explanation.labelling().versoFirst());
    leaves.stream()
        .filter(leaf -> !leaf.isSure())
        .forEach(leaf -> annexes.sidesOf(leaf).forEach(side -> asked.annex(side, leaf)));
    return leaves;
  }

  private List<String> notes(List<AnnexLeaf> annexes) {
    List<String> notes = new ArrayList<>(copies.notes());
    if (areGuessed) {
      notes.add(Folds.BY_WRITING);
    }
    if (!sheets.isEmpty() && folds.areOffTheMiddle()) {
      notes.add(Folds.OFF_THE_MIDDLE);
    }
    if (annexes.stream().anyMatch(AnnexLeaf::isSure)) {
      notes.add(Annexes.BY_PLACE);
    }
    return notes;
  }

  private void settle(Step step) {
    Reading reading = step.reading();
    double confidence = explanation.confidence(reading);
    if (asked.damaged(reading)) {
      return;
    }
    if (confidence < SURE) {
      asked.unproved(reading);
      return;
    }
    String contradiction = doubts.contradiction(step);
    if (contradiction != null) {
      asked.contradicted(reading, contradiction);
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
      case RECTO_ONLY -> asked.alone(first, "verso");
      case VERSO_ONLY -> asked.alone(first, "recto");
      case RECTO_WHITE -> asked.halfWhite(folded.get(reading.at() + 1), first, "verso");
      case WHITE_VERSO -> asked.halfWhite(first, folded.get(reading.at() + 1), "recto");
      case WHITE_PAIR -> {
        white(first, "Both sides of this sheet are white.");
        white(folded.get(reading.at() + 1), "Both sides of this sheet are white.");
      }
      case WHITE_SIDE -> white(first, "This side is white and belongs to no sheet.");
      case DUPLICATE -> duplicate(reading.at());
      case FOREIGN -> asked.foreign(first);
    }
  }

  private void sheets(Step step, double confidence) {
    List<Part> parts = step.reading().parts();
    String doubt = doubts.of(step.reading(), isNumbered(parts));
    if (doubt != null) {
      asked.doubted(parts, doubt);
      return;
    }
    for (int i = 0; i < parts.size(); i += 2) {
      Part recto = parts.get(i);
      Part verso = parts.get(i + 1);
      Face front = folds.face(recto);
      Face back = folds.face(verso);
      Sheet sheet =
          new Sheet(
              sheets.size() + 1,
              front,
              back,
              repairs.of(step.reading().what(), recto, verso, List.of(front, back)),
              confidence);
      Optional<Rescans.Used> before = rescan(step, i / 2, recto, verso);
      if (before.isPresent()) {
        asked.whetherTwice(before.get(), recto, verso);
        continue;
      }
      rescans.use(step.sheet() + i / 2, recto, verso);
      sheets.add(sheet);
      areGuessed |= folds.areGuessed(recto, verso);
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

  /** Whether codes name the copy of every side; two copies' sides make no sheet then. */
  private boolean isNumbered(List<Part> parts) {
    return parts.stream().allMatch(part -> batch.copy(part.side()) != null);
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
      asked.twice(side, twin.of() < 0 ? null : folded.get(twin.of()));
      return;
    }
    setAside.add(
        new SetAside(
            side.side(),
            false,
            "It is the same as side %d, scanned again.".formatted(folded.get(twin.of()).side())));
  }
}
