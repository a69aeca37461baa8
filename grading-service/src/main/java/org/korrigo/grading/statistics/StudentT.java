package org.korrigo.grading.statistics;

/** Student's t distribution, as far as intervals need it. */
final class StudentT {
  private static final double OUTSIDE = 0.05;
  private static final double LARGEST = 1e3;
  private static final int HALVINGS = 60;
  private static final int TERMS = 300;
  private static final double EXACT = 1e-15;
  private static final double TINY = 1e-300;

  private StudentT() {}

  /**
   * The t that the distribution stays within, to both sides, with a probability of 95 %.
   *
   * @param degreesOfFreedom 1 or more, whole or not
   */
  static double twoSided95(double degreesOfFreedom) {
    double low = 0;
    double high = LARGEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (outside(middle, degreesOfFreedom) > OUTSIDE) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The probability beyond t and −t: the regularised incomplete beta function. */
  private static double outside(double t, double degreesOfFreedom) {
    return beta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
  }

  /** I_x(a, b), by the continued fraction where it converges fast. */
  private static double beta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double front =
        Math.exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  /** Lentz's evaluation of the continued fraction of I_x(a, b). */
  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < EXACT) {
        break;
      }
    }
    return value;
  }

  private static double away(double fromZero) {
    return Math.abs(fromZero) < TINY ? TINY : fromZero;
  }

  /** ln Γ(z) for z above 0: Stirling's series after a shift to where it is exact. */
  private static double logGamma(double z) {
    double shift = 0;
    double x = z;
    while (x < 12) {
      shift -= Math.log(x);
      x++;
    }
    double inverse = 1 / (x * x);
    double series =
        (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse / 1680))) / x;
    return shift + (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
  }
}
