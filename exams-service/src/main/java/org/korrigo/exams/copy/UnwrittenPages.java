package org.korrigo.exams.copy;

import java.io.EOFException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.DamagedFileException;
import org.korrigo.exams.scan.bitonal.DamagedBitonalException;
import org.korrigo.exams.scan.jpeg.JpegException;

/**
 * Why the anonymous pages of a copy could not be written, for who asked. A page that is broken is
 * the scan's fault, and a file that the store lost is not.
 */
final class UnwrittenPages {
  private static final Logger LOG = Logger.getLogger(UnwrittenPages.class);

  private UnwrittenPages() {}

  /**
   * The problem: stored-file-lost with the member {@code file_key}, or unsupported-scan; the
   * failure itself if it is neither, and may pass.
   */
  static Throwable told(UUID copyId, Throwable failure) {
    return causes(failure)
        .filter(DamagedFileException.class::isInstance)
        .map(DamagedFileException.class::cast)
        .findFirst()
        .<Throwable>map(lost -> lost(copyId, lost))
        .orElseGet(() -> isDamage(failure) ? damaged(copyId, failure) : failure);
  }

  /** Whether a page itself is broken: trying again helps only where it is not. */
  private static boolean isDamage(Throwable failure) {
    return causes(failure)
        .anyMatch(
            cause ->
                cause instanceof JpegException
                    || cause instanceof DamagedBitonalException
                    || cause instanceof EOFException);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static Problem damaged(UUID copyId, Throwable failure) {
    LOG.errorf(failure, "The pages of a copy could not be made anonymous: copy=%s", copyId);
    return new Problem(
        ProblemType.UNSUPPORTED_SCAN,
        "The pages of the copy could not be made anonymous; the reason is in the service's log.");
  }

  private static Problem lost(UUID copyId, DamagedFileException lost) {
    LOG.errorf(lost, "A file of a copy's pages is lost: copy=%s file=%s", copyId, lost.key());
    return new Problem(
            ProblemType.STORED_FILE_LOST,
            lost.getMessage()
                + ". Put it back from the backup of the file store and hand the copy over again;"
                + " where there is none, discard its sheet and scan it again.")
        .with("copy_id", copyId)
        .with("file_key", lost.key());
  }
}
