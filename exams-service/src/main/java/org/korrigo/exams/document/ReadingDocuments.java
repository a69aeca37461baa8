package org.korrigo.exams.document;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.storage.DamagedFileException;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.hash.Sha256;
import org.korrigo.exams.work.HeavyWork;

/**
 * Showing reference papers. Whoever may only see the active set is told nothing of the others: they
 * are not found.
 */
@ApplicationScoped
class ReadingDocuments {

  private final ExamProgress exams;
  private final DocumentSetRepository sets;
  private final DocumentRepository documents;
  private final FileStore files;
  private final HeavyWork work;

  ReadingDocuments(
      ExamProgress exams,
      DocumentSetRepository sets,
      DocumentRepository documents,
      FileStore files,
      HeavyWork work) {
    this.exams = exams;
    this.sets = sets;
    this.documents = documents;
    this.files = files;
    this.work = work;
  }

  /**
   * A paper to be served.
   *
   * @param fileName safe in a header: it holds the type and the version, nothing that was sent
   */
  record Paper(StoredFile file, String sha256, String fileName) {}

  /** Sets of an exam, the newest first, before a version. */
  Uni<List<DocumentSetView>> page(UUID examId, int before, int limit, boolean onlyActive) {
    return Panache.withSession(
        () ->
            exams
                .outline(examId)
                .flatMap(exam -> sets.page(examId, before, onlyActive, Pages.rowsToRead(limit)))
                .flatMap(this::views));
  }

  Uni<DocumentSetView> one(UUID id, boolean onlyActive) {
    return Panache.withSession(
        () -> visible(id, onlyActive).flatMap(set -> documents.ofSets(List.of(id)).map(set::view)));
  }

  /** A paper of a set; not found if the set has none of this type. */
  Uni<Paper> paper(UUID setId, DocumentType type, boolean onlyActive) {
    return Panache.withSession(
        () ->
            visible(setId, onlyActive)
                .flatMap(
                    set ->
                        documents
                            .ofSet(setId, type)
                            .onItem()
                            .ifNull()
                            .failWith(() -> Problem.notFound("document", type))
                            .map(document -> paper(set, document))));
  }

  /**
   * Where the paper's content lies, after its hash was checked, this time as every time.
   *
   * @throws DamagedFileException if the content is missing or not what was uploaded
   */
  Uni<Path> checked(Paper paper) {
    return work.run(
        () -> {
          Path path = files.fetch(paper.file());
          if (!Sha256.of(path).equals(paper.sha256())) {
            throw new DamagedFileException(paper.file(), "its content is not what was uploaded");
          }
          return path;
        });
  }

  private static Paper paper(ExamDocumentSet set, ExamDocument document) {
    String name = document.docType.name().toLowerCase(java.util.Locale.ROOT);
    return new Paper(document.file, document.sha256, name + "-v" + set.version + ".pdf");
  }

  private Uni<ExamDocumentSet> visible(UUID id, boolean onlyActive) {
    return sets.required(id)
        .invoke(
            set -> {
              if (onlyActive && !set.active) {
                throw Problem.notFound("document set", id);
              }
            });
  }

  private Uni<List<DocumentSetView>> views(List<ExamDocumentSet> page) {
    return documents
        .ofSets(page.stream().map(set -> set.id).toList())
        .map(
            found -> {
              Map<UUID, List<ExamDocument>> bySet =
                  found.stream().collect(Collectors.groupingBy(paper -> paper.documentSetId));
              return page.stream()
                  .map(set -> set.view(bySet.getOrDefault(set.id, List.of())))
                  .toList();
            });
  }
}
