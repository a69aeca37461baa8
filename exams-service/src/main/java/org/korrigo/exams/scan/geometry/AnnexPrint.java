package org.korrigo.exams.scan.geometry;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What is printed on the fronts of the annexes of a batch, learned from them: what nearly all have
 * in common. It tells which of them lies upside down among the others and which is another paper;
 * that all of them do not lie upside down only the form for a name tells.
 */
final class AnnexPrint {
  /** Fronts from which something can be learned. */
  private static final int FEWEST = 4;

  /** Nats from which a front shows the print, or shows it better one way than the other. */
  private static final double CLEAR = 3;

  /** Part of the common print that each has at least. */
  private static final double FOUND = 0.7;

  private static final int FORM_ROWS = 2;

  /** Nats that the form for a name says for being upright. */
  private static final double FORM = 12;

  /** Nats for a leaf that lies as it was fed. */
  private static final double AS_FED = 3;

  private final List<SideLook> fronts;
  private final AlignedInk ink;
  private final PrintedLayers layers;
  private final boolean known;
  private final boolean formed;
  private final boolean mostlyBelow;

  AnnexPrint(List<SideLook> fronts) {
    this.fronts = fronts;
    this.ink = new AlignedInk(fronts.stream().map(AnnexPrint::byItsForm).toList());
    this.layers = PrintedLayers.learn(List.of(upright()));
    this.formed = 2 * fronts.stream().filter(AnnexPrint::hasForm).count() > fronts.size();
    this.mostlyBelow = 2 * fronts.stream().filter(AnnexPrint::isFormBelow).count() >= fronts.size();
    this.known = fronts.size() >= FEWEST && layers.isPrinted(0);
  }

  private List<InkMap> upright() {
    return IntStream.range(0, fronts.size()).mapToObj(i -> ink.of(i, false).ink()).toList();
  }

  private static InkMap byItsForm(SideLook front) {
    return isFormBelow(front) ? front.ink().upsideDown() : front.ink();
  }

  /** Whether a page bears the form for a name at its foot as it was fed. */
  static boolean isFormBelow(SideLook page) {
    return page.headerRows(true) - page.headerRows(false) >= FORM_ROWS;
  }

  /** What a front's print says for the common one, lying as it lies best; 0 if there is none. */
  double fit(int front) {
    return known ? Math.max(evidence(front, false), evidence(front, true)) : 0;
  }

  /** Whether a front lacks the common print, or the form for a name that most have. */
  boolean isForeign(int front) {
    boolean printed = fit(front) >= CLEAR && share(front) >= FOUND;
    return known && !printed || formed && !hasForm(fronts.get(front));
  }

  /** Whether a page bears a form for a name, either way up. */
  static boolean hasForm(SideLook page) {
    return Math.max(page.headerRows(false), page.headerRows(true)) >= FORM_ROWS;
  }

  /** Whether a front lies upside down: by its form for a name, or among the others. */
  boolean isTurned(int front) {
    SideLook look = fronts.get(front);
    return hasForm(look) ? isFormBelow(look) : known && isTurnedAmongOthers(front);
  }

  private boolean isTurnedAmongOthers(int front) {
    return evidence(front, true) - evidence(front, false) > CLEAR;
  }

  /**
   * What speaks for its lying as {@link #isTurned} says, in nats. Boxes at the foot of most fronts
   * are no proof: they may be for answers.
   */
  double direction(int front) {
    return isDirectionShown(front) ? FORM : AS_FED;
  }

  /** Whether the form for a name proves which way up a front is. */
  boolean isDirectionShown(int front) {
    SideLook look = fronts.get(front);
    boolean turned = isTurned(front);
    boolean shown = look.headerRows(turned) - look.headerRows(!turned) >= FORM_ROWS;
    return shown && !mostlyBelow;
  }

  private double share(int front) {
    boolean turned = evidence(front, true) > evidence(front, false);
    return layers.share(0, ink.of(front, turned));
  }

  private double evidence(int front, boolean turned) {
    return layers.evidence(0, ink.of(front, turned), true);
  }
}
