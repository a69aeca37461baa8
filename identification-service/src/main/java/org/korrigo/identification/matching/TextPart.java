package org.korrigo.identification.matching;

/**
 * The part of running hand that is the nearest to what is wanted.
 *
 * @param text the part
 * @param errors the least edits that turn it into what is wanted; look-alikes are less than one
 * @param alike how much of the errors is look-alikes, which blur a word and do not contradict it
 */
record TextPart(String text, double errors, double alike) {

  /**
   * Looks through the whole text.
   *
   * @param wanted whole words: what it begins and ends with, a space too, must be there
   */
  static TextPart nearest(String text, String wanted) {
    double[] errors = new double[text.length() + 1];
    double[] alike = new double[text.length() + 1];
    int[] begin = new int[text.length() + 1];
    for (int place = 0; place <= text.length(); place++) {
      begin[place] = place;
    }
    for (int sign = 0; sign < wanted.length(); sign++) {
      char expected = wanted.charAt(sign);
      boolean end = sign == 0 || sign == wanted.length() - 1;
      double left = end ? RunningHand.WRONG : RunningHand.left(expected);
      double[] nextErrors = new double[errors.length];
      double[] nextAlike = new double[errors.length];
      int[] nextBegin = new int[errors.length];
      nextErrors[0] = errors[0] + left;
      for (int place = 1; place <= text.length(); place++) {
        char seen = text.charAt(place - 1);
        double change = RunningHand.cost(seen, expected);
        double more = RunningHand.left(seen);
        double changed = errors[place - 1] + change;
        double added = nextErrors[place - 1] + more;
        double missed = errors[place] + left;
        if (changed <= added && changed <= missed) {
          nextErrors[place] = changed;
          nextAlike[place] = alike[place - 1] + soft(change);
          nextBegin[place] = begin[place - 1];
        } else if (added <= missed) {
          nextErrors[place] = added;
          nextAlike[place] = nextAlike[place - 1] + soft(more);
          nextBegin[place] = nextBegin[place - 1];
        } else {
          nextErrors[place] = missed;
          nextAlike[place] = alike[place] + soft(left);
          nextBegin[place] = begin[place];
        }
      }
      errors = nextErrors;
      alike = nextAlike;
      begin = nextBegin;
    }
    int best = 0;
    for (int place = 1; place < errors.length; place++) {
      best = errors[place] < errors[best] ? place : best;
    }
    return new TextPart(text.substring(begin[best], best), errors[best], alike[best]);
  }

  private static double soft(double cost) {
    return cost < RunningHand.WRONG ? cost : 0;
  }
}
