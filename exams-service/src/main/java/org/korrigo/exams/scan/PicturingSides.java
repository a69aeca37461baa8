package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.exams.scan.sheet.PagePicture;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScanLimits;
import org.korrigo.exams.scan.sheet.UnreadableSideException;
import org.korrigo.exams.work.HeavyWork;

/**
 * Shows a side as it lies in its scan, whatever became of it: what a person looks at who is asked
 * where it belongs. Made anew each time and kept nowhere.
 */
@ApplicationScoped
public class PicturingSides {
  private final UploadRepository uploads;
  private final FileStore files;
  private final HeavyWork work;

  PicturingSides(UploadRepository uploads, FileStore files, HeavyWork work) {
    this.uploads = uploads;
    this.files = files;
    this.work = work;
  }

  /**
   * A side of an upload, once it is known to be there.
   *
   * @param side from 1
   */
  record Found(Upload upload, int side) {
    /** The same for the same side of the same scan. */
    String tag() {
      return upload.sha256.substring(0, 32) + "-" + side;
    }
  }

  /**
   * Finds a side.
   *
   * @throws Problem not-found
   */
  Uni<Found> find(UUID uploadId, int side) {
    return Panache.withSession(() -> uploads.findById(uploadId))
        .map(
            upload -> {
              if (upload == null) {
                throw Problem.notFound("upload", uploadId);
              }
              if (side < 1 || side > upload.sides) {
                throw Problem.notFound("side", side);
              }
              return new Found(upload, side);
            });
  }

  /**
   * Its picture.
   *
   * @throws Problem unsupported-scan if the side cannot be read
   */
  Uni<PagePicture> picture(Found found) {
    return work.run(() -> read(found));
  }

  private PagePicture read(Found found) throws IOException {
    try (ScanFile scan = ScanFile.open(files.fetch(found.upload().file), ScanLimits.STANDARD)) {
      return scan.side(found.side()).shown();
    } catch (UnreadableSideException unreadable) {
      throw unusable(found.upload().id, unreadable);
    }
  }

  /** The problem of a side that cannot be read. */
  public static Problem unusable(UUID uploadId, UnreadableSideException unreadable) {
    return new Problem(
            ProblemType.UNSUPPORTED_SCAN,
            "The side cannot be used: " + unreadable.getMessage() + ".")
        .with("upload_id", uploadId)
        .with("side_number", unreadable.page());
  }
}
