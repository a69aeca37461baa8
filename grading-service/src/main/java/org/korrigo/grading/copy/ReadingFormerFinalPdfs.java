package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.contracts.storage.StoredFile;

/** What a copy looked like each time that it was finalised before. */
@ApplicationScoped
class ReadingFormerFinalPdfs {
  private final CopyRepository copies;
  private final FormerFinalPdfRepository formerFinalPdfs;
  private final String base;

  ReadingFormerFinalPdfs(
      CopyRepository copies,
      FormerFinalPdfRepository formerFinalPdfs,
      @ConfigProperty(name = "quarkus.rest.path") String base) {
    this.copies = copies;
    this.formerFinalPdfs = formerFinalPdfs;
    this.base = base;
  }

  Uni<List<FormerFinalPdfView>> ofCopy(UUID copyId) {
    return Panache.withSession(
            () -> copies.required(copyId).chain(() -> formerFinalPdfs.ofCopy(copyId)))
        .map(found -> found.stream().map(one -> FormerFinalPdfView.of(one, base)).toList());
  }

  Uni<StoredFile> file(UUID copyId, UUID id) {
    return Panache.withSession(() -> formerFinalPdfs.required(copyId, id))
        .map(former -> former.finalPdf);
  }
}
