package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /**
   * Nats for a place, and against the others, that a form at the top of a right half counts:
   * nothing else looks like it.
   */
  private static final double BOXES = 6;

  private static final int FORM_ROWS = 2;

  /** Nats against a white side's being where something is printed. */
  private static final double WHITE = 12;

  /** One side in so many must have a form: of two sheets a copy, one face in four may. */
  private static final int FORM_SHARE = 5;

  private final List<SideLook> looks;
  private final BatchPaper paper;
  private final AlignedInk ink;
  private final PageNumbering numbering;
  private final String[] copies;
  private final boolean[] white;
  private final boolean[] eitherWay;
  private final boolean usesForms;
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
    this.usesForms = manyBearForms();
    this.twins = twins(new InkMap(), false);
  }

  AlignedInk ink() {
    return ink;
  }

  boolean isReadable(int side) {
    return looks.get(side).isReadable();
  }

  /**
   * Whether a side has no form where one is printed on every sheet: however well it fits what was
   * learnt, it is not proved to be the recto of a sheet with a name.
   */
  boolean lacksForm(int side, int place, boolean turned) {
    int rows = looks.get(side).headerRows(turned);
    return usesForms && paper.nameOnEverySheet() && paper.bearsHeader(place) && rows < FORM_ROWS;
  }

  /** Whether a side shows the form for a name that one side of each sheet bears. */
  boolean showsForm(Reading.Part part) {
    return usesForms && looks.get(part.side()).headerRows(part.turned()) >= FORM_ROWS;
  }

  /** What names the copy of a side, or null. */
  String copy(int side) {
    return copies[side];
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
      for (int lying = 0; lying < 2; lying++) {
        int as = (lying == 1) != labelling.upsideDown() ? 1 : 0;
        double form = header(looks.get(side), lying == 1);
        for (int place = 0; place < paper.places(); place++) {
          nats[side][place][lying] =
              print[side][labelling.learnt(place)][as]
                  + form(place, form)
                  + numbering.evidence(side, place, lying == 1);
        }
      }
    }
    return new SheetSequence(
        new SideEvidence(nats, twins, white, eitherWay, copies), known, readings, labelling);
  }

  /** A form has several rows of boxes; a single one may be anything. */
  private double header(SideLook look, boolean turned) {
    int rows = look.headerRows(turned);
    if (Math.abs(rows) >= FORM_ROWS) {
      return Math.signum(rows) * BOXES;
    }
    return usesForms && look.isReadable() ? -BOXES / 2 : 0;
  }

  /** Whether this paper has forms: then a side without one is no first page. */
  boolean usesForms() {
    return usesForms;
  }

  private boolean manyBearForms() {
    long forms =
        looks.stream()
            .filter(
                look -> look.headerRows(false) >= FORM_ROWS || look.headerRows(true) >= FORM_ROWS)
            .count();
    return FORM_SHARE * forms >= looks.size();
  }

  /**
   * What a form's boxes say for a place: a sheet that bears no name may have an empty form on it,
   * or none.
   */
  private double form(int place, double nats) {
    if (place % 2 == 1) {
      return -Math.max(0, nats);
    }
    return paper.bearsHeader(place) ? nats : Math.max(0, nats);
  }
}
