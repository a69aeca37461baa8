package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.problem.Problem;

/** Showing how the sheets of a scan were read. */
@ApplicationScoped
class ShowingSheets {
  private final UploadRepository uploads;
  private final SheetReadingRepository readings;

  ShowingSheets(UploadRepository uploads, SheetReadingRepository readings) {
    this.uploads = uploads;
    this.readings = readings;
  }

  /**
   * The sheets after one of them, one more than the limit if there are more.
   *
   * @throws Problem not-found, or invalid-request for a limit out of range
   */
  Uni<List<SheetView>> page(UUID uploadId, int after, int limit) {
    return Panache.withSession(
        () ->
            uploads
                .findById(uploadId)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("upload", uploadId))
                .flatMap(upload -> readings.page(uploadId, after, Pages.rowsToRead(limit)))
                .map(rows -> rows.stream().map(SheetReading::view).toList()));
  }
}
