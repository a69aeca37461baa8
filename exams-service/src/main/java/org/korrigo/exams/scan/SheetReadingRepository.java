package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** How sheets were read, in the database. */
@ApplicationScoped
class SheetReadingRepository implements PanacheRepositoryBase<SheetReading, SheetReading.SheetId> {

  private static final String FREE =
      """
      select case
        when exists (select 1 from sheet_reading where upload_id = :upload and sheet = :wanted)
        then (select max(sheet) + 1 from sheet_reading where upload_id = :upload)
        else cast(:wanted as integer)
      end
      """;

  /** This number if no sheet of the upload has it; else the first after all of them. */
  Uni<Integer> free(UUID uploadId, int wanted) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(FREE, Integer.class)
                    .setParameter("upload", uploadId)
                    .setParameter("wanted", wanted)
                    .getSingleResult());
  }

  /** The sheets of an upload after one of them, in order. */
  Uni<List<SheetReading>> page(UUID uploadId, int after, int rows) {
    return find("id.uploadId = ?1 and id.sheet > ?2 order by id.sheet", uploadId, after)
        .page(0, rows)
        .list();
  }
}
