package org.korrigo.exams.scan;

import java.util.List;

/**
 * What is wrong with the open sides of a job.
 *
 * @param count how many there are
 * @param first the first of them, in the order of its files
 */
record OpenFaults(int count, List<JobView.Fault> first) {
  static final OpenFaults NONE = new OpenFaults(0, List.of());

  /** As many as are shown of a job: who wants all of them lists the open sides of the exam. */
  static final int MOST = 100;

  OpenFaults {
    first = List.copyOf(first);
  }
}
