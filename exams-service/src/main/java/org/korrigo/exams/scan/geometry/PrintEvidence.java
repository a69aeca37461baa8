package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.korrigo.exams.scan.geometry.SheetSequence.Step;

/**
 * What the fit of each side's ink to the printed layers is worth. How far the fits to two places
 * lie apart differs from side to side, with what is written on it; so the distance counts by how
 * the sides that are at the one place and those that are at the other spread, as this batch shows
 * it: between two normal distributions whose tails are not believed.
 */
final class PrintEvidence {
  /** Nats that a side's print may count for or against a place. */
  private static final double MOST = 15;

  /** Sides at a place below which their spread is not known. */
  private static final int LEAST_SIDES = 3;

  /** A spread is believed to be no less than this, and than a part of the distance. */
  private static final double LEAST_SPREAD = 6;

  private static final double RELATIVE_SPREAD = 0.2;

  /** Makes the spread of normally distributed values of their median absolute deviation. */
  private static final double MEDIAN_TO_SPREAD = 1.4826;

  private final double[][][] fit;
  private final int places;

  /**
   * Prepares.
   *
   * @param fit {@code [side][place][0 as it lies, 1 upside down]}, in nats
   */
  PrintEvidence(double[][][] fit, int places) {
    this.fit = fit;
    this.places = places;
  }

  /** A first idea: the best fit, whatever the spread. */
  double[][][] rough() {
    double[][][] evidence = new double[fit.length][places][2];
    for (int side = 0; side < fit.length; side++) {
      double best = Double.NEGATIVE_INFINITY;
      for (double[] lying : fit[side]) {
        best = Math.max(best, Math.max(lying[0], lying[1]));
      }
      double bounded = Math.clamp(best, -MOST, MOST);
      for (int place = 0; place < places; place++) {
        for (int lying = 0; lying < 2; lying++) {
          evidence[side][place][lying] = bounded - Math.min(best - fit[side][place][lying], MOST);
        }
      }
    }
    return evidence;
  }

  /**
   * The evidence, once it is known where most sides are.
   *
   * @param rough a good explanation of the batch
   */
  double[][][] calibrated(SheetSequence rough) {
    List<List<double[][]>> members = members(rough.best(), rough.labelling());
    double[][][] evidence = new double[fit.length][places][2];
    for (int side = 0; side < fit.length; side++) {
      for (int place = 0; place < places; place++) {
        for (int lying = 0; lying < 2; lying++) {
          evidence[side][place][lying] = worst(fit[side], place, lying, members) / 2;
        }
      }
    }
    return evidence;
  }

  /** The fits of the sides at each place, {@code [place][as they are, upside down]}. */
  private List<List<double[][]>> members(List<Step> steps, Labelling labelling) {
    List<List<double[][]>> members = new ArrayList<>();
    for (int place = 0; place < places; place++) {
      members.add(new ArrayList<>());
    }
    for (Step step : steps) {
      for (Reading.Part part : step.reading().parts()) {
        double[][] seen = new double[places][2];
        for (int place = 0; place < places; place++) {
          seen[place][0] = fit[part.side()][place][part.turned() ? 1 : 0];
          seen[place][1] = fit[part.side()][place][part.turned() ? 0 : 1];
        }
        members.get(labelling.learnt((2 * step.sheet() + part.place()) % places)).add(seen);
      }
    }
    return members;
  }

  /** The evidence for a place against the one that comes nearest to it. */
  private double worst(double[][] side, int place, int lying, List<List<double[][]>> members) {
    double worst = MOST;
    for (int other = 0; other < places; other++) {
      for (int way = 0; way < 2; way++) {
        if (other != place || way == 1) {
          double distance = side[place][lying] - side[other][way == 0 ? lying : 1 - lying];
          worst = Math.min(worst, against(distance, place, other, way, members));
        }
      }
    }
    return worst;
  }

  private static double against(
      double distance, int place, int other, int way, List<List<double[][]>> members) {
    List<double[][]> here = members.get(place);
    List<double[][]> there = members.get(other);
    if (here.size() < LEAST_SIDES || there.size() < LEAST_SIDES) {
      return 0;
    }
    double[] ifHere =
        here.stream().mapToDouble(fits -> fits[place][0] - fits[other][way]).toArray();
    double[] ifThere =
        there.stream().mapToDouble(fits -> fits[place][way] - fits[other][0]).toArray();
    double centreHere = median(ifHere);
    double centreThere = median(ifThere);
    double apart = centreHere - centreThere;
    if (apart <= 0) {
      return 0;
    }
    double spread = Math.max(spread(ifHere, centreHere), spread(ifThere, centreThere));
    spread = Math.max(spread, LEAST_SPREAD + RELATIVE_SPREAD * apart);
    double nats = apart * (distance - (centreHere + centreThere) / 2) / (spread * spread);
    return Math.clamp(nats, -MOST, MOST);
  }

  private static double spread(double[] values, double centre) {
    double[] away = Arrays.stream(values).map(value -> Math.abs(value - centre)).toArray();
    return MEDIAN_TO_SPREAD * median(away);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
