package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.korrigo.exams.scan.geometry.Reading.Part;
import org.korrigo.exams.scan.geometry.SheetSequence.Step;

/**
 * Reads a batch: learns from it what is printed at each place of a copy, then weighs every sequence
 * of sheets against the pictures. What is recto and what is upright is decided by the identity
 * header, by where writing begins on a page, by codes that number the pages, and by what the
 * pictures have in common.
 */
final class BatchReading {
  /** Nats against a whole batch that was fed with versos first, or upside down. */
  private static final double WHOLE_BATCH = 5;

  /** Nats that writing's being in the upper halves of the pages may count. */
  private static final double TOP_MOST = 1;

  /** Nats against a white side's being where something is printed. */
  private static final double WHITE = 12;

  private final List<SideLook> looks;
  private final BatchPaper paper;
  private final AlignedInk ink;
  private final PageNumbering numbering;
  private final String[] copies;
  private final boolean[] white;
  private final boolean[] eitherWay;
  private final NameForms forms;
  private final List<List<Reading>> readings = new ArrayList<>();
  private Likeness.Twin[] twins;
  private double[][][] evidence;

  BatchReading(List<SideLook> looks, BatchPaper paper) {
    this.looks = looks;
    this.paper = paper;
    this.ink = new AlignedInk(looks.stream().map(SideLook::ink).toList());
    this.numbering = new PageNumbering(looks, paper.places());
    this.copies = new String[looks.size()];
    this.white = new boolean[looks.size()];
    this.eitherWay = new boolean[looks.size()];
    boolean upright = 2 * looks.stream().filter(SideLook::isStoredUpright).count() > looks.size();
    for (int i = 0; i < looks.size(); i++) {
      copies[i] = numbering.copy(i);
      white[i] = looks.get(i).isWhite();
      eitherWay[i] = looks.get(i).isStoredUpright() != upright;
    }
    for (int at = 0; at <= looks.size(); at++) {
      readings.add(Reading.all(at, looks.size()));
    }
    this.forms = new NameForms(looks, paper);
    this.twins = twins(new InkMap(), false);
  }

  int places() {
    return paper.places();
  }

  AlignedInk ink() {
    return ink;
  }

  boolean isReadable(int side) {
    return looks.get(side).isReadable();
  }

  /** The forms for a name on this paper. */
  NameForms forms() {
    return forms;
  }

  /** What names the copy of a side, or null. */
  String copy(int side) {
    return copies[side];
  }

  /** How far each side lies to the right by its codes, in millimetres; NaN if they do not tell. */
  double[] offsetsByCodes() {
    return numbering.offsets();
  }

  /** Whether neither forms for a name nor codes on the pages tell what a side is. */
  boolean isUnmarked() {
    return !forms.areUsed() && !numbering.isBelieved();
  }

  /** Whether a side bears no number where nearly all do. */
  boolean lacksNumber(int side) {
    return numbering.isLacking(side);
  }

  /** What is known of a side's having been scanned before. */
  Likeness.Twin twin(int side) {
    return twins[side];
  }

  /** Weighs everything. */
  Explanation explain() {
    LearningLayers learning = new LearningLayers(this, paper.places(), looks.size());
    PrintedLayers layers = learning.learn();
    if (layers == null) {
      evidence = new double[looks.size()][paper.places()][2];
      return explain(evidence, 1);
    }
    twins = twins(layers.all(), true);
    PrintEvidence print = print(layers, true);
    evidence = print.calibrated(learning.best(print.rough()));
    contradictWhite(layers);
    return explain(evidence, paper.places());
  }

  /**
   * What the pictures alone show of a batch that was weighed, if it was fed in this way: as if
   * nobody vouched for its order.
   */
  Explanation unvouched(Labelling labelling) {
    SheetSequence sequence = sequence(evidence, labelling, paper.unvouched());
    return Explanation.weighed(List.of(sequence), List.of(0.0));
  }

  /** A white side is no side on which something is printed. */
  private void contradictWhite(PrintedLayers layers) {
    for (int side = 0; side < looks.size(); side++) {
      for (int place = 0; white[side] && place < layers.places(); place++) {
        Arrays.fill(evidence[side][place], layers.isPrinted(place) ? -WHITE : 0);
      }
    }
  }

  private Likeness.Twin[] twins(InkMap layers, boolean knowsPrint) {
    InkMap print = ink.print().or(layers);
    Likeness.Twin[] found =
        new Likeness(looks, ink, print.or(print.upsideDown()), knowsPrint).twins();
    numbering
        .repeated()
        .forEach((side, earlier) -> found[side] = Likeness.sameNumber(found[side], earlier));
    return found;
  }

  private Explanation explain(double[][][] print, int turns) {
    List<SheetSequence> models = new ArrayList<>();
    List<Double> priors = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      for (boolean upsideDown : new boolean[] {false, true}) {
        for (boolean versoFirst : new boolean[] {false, true}) {
          Labelling labelling = new Labelling(turn, upsideDown, versoFirst, paper.places());
          models.add(sequence(print, labelling));
          priors.add(prior(labelling));
        }
      }
    }
    return Explanation.weighed(models, priors);
  }

  private double prior(Labelling labelling) {
    double cost =
        paper.irregularity(
            (labelling.upsideDown() ? WHOLE_BATCH : 0)
                + (labelling.versoFirst() ? WHOLE_BATCH : 0));
    double top = labelling.upsideDown() ? -topHeavy() / 2 : topHeavy() / 2;
    return top - cost;
  }

  /** Writing begins at the top of a page. */
  private double topHeavy() {
    int top = 50;
    int bottom = 50;
    for (SideLook look : looks) {
      top += look.ink().count(0, 0, InkMap.WIDTH, InkMap.HEIGHT / 2);
      bottom += look.ink().count(0, InkMap.HEIGHT / 2, InkMap.WIDTH, InkMap.HEIGHT);
    }
    return Math.clamp(TOP_MOST * Math.log((double) top / bottom), -TOP_MOST, TOP_MOST);
  }

  /**
   * What the print of each side says for each learnt place.
   *
   * @param precise whether to look for the best fit of each
   */
  PrintEvidence print(PrintedLayers layers, boolean precise) {
    double[][][] fit = new double[looks.size()][layers.places()][2];
    for (int side = 0; side < looks.size(); side++) {
      if (!looks.get(side).isReadable()) {
        continue;
      }
      for (int place = 0; place < layers.places(); place++) {
        for (int lying = 0; lying < 2; lying++) {
          fit[side][place][lying] = layers.evidence(place, ink.of(side, lying == 1), precise);
        }
      }
    }
    return new PrintEvidence(fit, layers.places());
  }

  /** All sequences, if learnt places are places of a copy in this way. */
  SheetSequence sequence(double[][][] print, Labelling labelling) {
    return sequence(print, labelling, paper);
  }

  private SheetSequence sequence(double[][][] print, Labelling labelling, BatchPaper known) {
    double[][][] nats = new double[looks.size()][paper.places()][2];
    for (int side = 0; side < looks.size(); side++) {
      for (int place = 0; place < paper.places(); place++) {
        nats[side][place][0] = nats(print, labelling, side, place, false);
        nats[side][place][1] = nats(print, labelling, side, place, true);
      }
    }
    return new SheetSequence(
        new SideEvidence(nats, twins, white, eitherWay, copies), known, readings, labelling);
  }

  private double nats(
      double[][][] print, Labelling labelling, int side, int place, boolean turned) {
    return print[side][labelling.learnt(place)][turned != labelling.upsideDown() ? 1 : 0]
        + forms.evidence(side, place, turned)
        + numbering.evidence(side, place, turned);
  }

  /**
   * Whether the picture of a side of a batch that was weighed speaks for its lying the other way up
   * than a reading has it.
   */
  boolean speaksForTurning(Step step, Part part, Labelling labelling) {
    int place = (2 * step.sheet() + part.place()) % paper.places();
    return nats(evidence, labelling, part.side(), place, !part.turned())
        > nats(evidence, labelling, part.side(), place, part.turned());
  }
}
