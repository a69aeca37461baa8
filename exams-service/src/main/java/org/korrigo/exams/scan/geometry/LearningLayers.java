package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.List;
import org.korrigo.exams.scan.geometry.SheetSequence.Step;

/**
 * Learns a batch's printed layers: from each of many stretches of two copies, as if it were
 * regular, and then from the whole batch as the best of them explains it.
 */
final class LearningLayers {
  private static final int MOST_STRETCHES = 24;
  private static final int REFINEMENTS = 2;

  private final BatchReading batch;
  private final int places;
  private final int sides;

  LearningLayers(BatchReading batch, int places, int sides) {
    this.batch = batch;
    this.places = places;
    this.sides = sides;
  }

  /** The layers, or null if the batch is too small to learn from. */
  PrintedLayers learn() {
    int last = sides - 2 * places;
    if (last < 0) {
      return null;
    }
    PrintedLayers best = null;
    double bestTotal = Double.NEGATIVE_INFINITY;
    for (int from = 0; from <= last; from += Math.max(1, last / MOST_STRETCHES)) {
      if (!isReadable(from)) {
        continue;
      }
      PrintedLayers layers = stretch(from);
      double total = bestSequence(layers).total();
      if (total > bestTotal) {
        bestTotal = total;
        best = layers;
      }
    }
    for (int i = 0; best != null && i < REFINEMENTS; i++) {
      best = refined(bestSequence(best));
    }
    return best;
  }

  private boolean isReadable(int from) {
    for (int side = from; side < from + 2 * places; side++) {
      if (!batch.isReadable(side)) {
        return false;
      }
    }
    return true;
  }

  private PrintedLayers stretch(int from) {
    List<List<InkMap>> members = new ArrayList<>();
    for (int place = 0; place < places; place++) {
      members.add(
          List.of(
              batch.ink().of(from + place, false).wide(),
              batch.ink().of(from + place + places, false).wide()));
    }
    return PrintedLayers.learn(members);
  }

  private SheetSequence bestSequence(PrintedLayers layers) {
    return best(batch.print(layers, false).rough());
  }

  /** The best sequence in which the learnt places are places of a copy, wherever they begin. */
  SheetSequence best(double[][][] print) {
    SheetSequence best = null;
    for (int turn = 0; turn < places; turn++) {
      SheetSequence sequence = batch.sequence(print, new Labelling(turn, false, false, places));
      if (best == null || sequence.total() > best.total()) {
        best = sequence;
      }
    }
    return best;
  }

  /** Learns again from the sides that an explanation puts at each place. */
  private PrintedLayers refined(SheetSequence sequence) {
    List<List<InkMap>> members = new ArrayList<>();
    for (int place = 0; place < places; place++) {
      members.add(new ArrayList<>());
    }
    for (Step step : sequence.best()) {
      for (Reading.Part part : step.reading().parts()) {
        if (!batch.isReadable(part.side())) {
          continue;
        }
        members
            .get((2 * step.sheet() + part.place()) % places)
            .add(batch.ink().of(part.side(), part.turned()).wide());
      }
    }
    return PrintedLayers.learn(members);
  }
}
