package org.korrigo.exams.ledger;

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
 * @param pending how many more its job has not come to yet
 */
record OpenSides(UUID uploadId, List<Integer> sides, int pending) {

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
    String open =
        sides.isEmpty()
            ? ""
            : "open sides "
                + sides.stream().map(Object::toString).collect(Collectors.joining(", "));
    String unread = pending == 0 ? "" : pending + " sides not settled yet";
    String both = open.isEmpty() || unread.isEmpty() ? "" : " and ";
    String running = open.isEmpty() && unread.isEmpty() ? "a job still running" : "";
    return open + both + unread + running + " of upload " + uploadId;
  }
}
