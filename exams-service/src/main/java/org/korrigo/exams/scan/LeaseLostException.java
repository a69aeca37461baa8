package org.korrigo.exams.scan;

import java.util.UUID;

/** Another worker holds the job by now, or it is gone: this one stops without a trace. */
final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeaseLostException(UUID jobId) {
    super("The job " + jobId + " is no longer held");
  }
}
