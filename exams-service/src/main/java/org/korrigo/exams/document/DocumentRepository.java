package org.korrigo.exams.document;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reference papers in the database. */
@ApplicationScoped
class DocumentRepository implements PanacheRepositoryBase<ExamDocument, UUID> {

  /** The papers of some sets, by set and type. */
  Uni<List<ExamDocument>> ofSets(Collection<UUID> setIds) {
    return list("documentSetId in ?1 order by documentSetId, docType", setIds);
  }

  /** A paper of a set, or null. */
  Uni<ExamDocument> ofSet(UUID setId, DocumentType type) {
    return find("documentSetId = ?1 and docType = ?2", setId, type).firstResult();
  }
}
