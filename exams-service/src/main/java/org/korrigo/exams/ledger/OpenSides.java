package org.korrigo.exams.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/**
 * Sides of one upload that stand against something.
 *
 * @param uploadId the upload
 * @param sides numbers of its open sides, from 1
 * @param pending how many more its job has not come to yet, or may still take back
 * @param inNoCopy how many used ones have a page that is in no copy
 */
record OpenSides(UUID uploadId, List<Integer> sides, int pending, int inNoCopy) {

  /**
   * A ledger-open problem that lists them.
   *
   * @param refused what is refused because of them
   */
  static Problem problem(String refused, List<OpenSides> uploads) {
    String where =
        uploads.isEmpty()
            ? "nothing was scanned"
            : uploads.stream().map(OpenSides::words).collect(Collectors.joining("; "));
    return new Problem(ProblemType.LEDGER_OPEN, refused + ": " + where + ".")
        .with("open_sides", uploads);
  }

  private String words() {
    List<String> words = new ArrayList<>();
    if (!sides.isEmpty()) {
      words.add(
          "open sides " + sides.stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
    if (pending > 0) {
      words.add(pending + " sides not settled yet");
    }
    if (inNoCopy > 0) {
      words.add(inNoCopy + " used sides in no copy");
    }
    if (words.isEmpty()) {
      words.add("a job that is not done");
    }
    return String.join(" and ", words) + " of upload " + uploadId;
  }
}
