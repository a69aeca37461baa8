package org.korrigo.exams.scan;

import java.util.ArrayList;
import java.util.List;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/**
 * What is wrong with the files of a request. All of it is collected: whoever sends 500 files wants
 * to repair them in one go. A single fault refuses the whole request.
 */
final class Refusals {
  private final List<Refusal> found = new ArrayList<>();

  private record Refusal(String file, String reason, int page, String message) {}

  /**
   * Notes a fault.
   *
   * @param file the name of the file, or of the entry of an archive
   * @param reason for a program
   * @param page where in the file, from 1; 0 for the file as a whole
   * @param message one sentence
   */
  void add(String file, String reason, int page, String message) {
    found.add(new Refusal(file, reason, page, message));
  }

  /**
   * @throws Problem unsupported-scan naming every file that is refused, if there is one
   */
  void throwIfAny() {
    if (found.isEmpty()) {
      return;
    }
    Refusal first = found.getFirst();
    String detail =
        found.size() == 1
            ? first.message()
            : found.size() + " files cannot be used; none of the request was taken.";
    Problem problem =
        new Problem(ProblemType.UNSUPPORTED_SCAN, detail).with("reason", first.reason());
    if (first.page() > 0) {
      problem.with("page", first.page());
    }
    found.forEach(refusal -> problem.violating(refusal.file(), refusal.message()));
    throw problem;
  }
}
