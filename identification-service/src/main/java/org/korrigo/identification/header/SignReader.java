package org.korrigo.identification.header;

import java.util.List;
import org.korrigo.identification.header.image.BoxRow;
import org.korrigo.identification.header.letter.SignSet;

/** An engine that tells what may stand in boxes. */
interface SignReader {

  /**
   * Reads a row.
   *
   * @return for each box the natural logarithms of how likely the set's answers are: every sign in
   *     order, at last a sign that was struck out; null for a box of which the engine can tell
   *     nothing
   */
  List<double[]> read(BoxRow row, SignSet signs);
}
