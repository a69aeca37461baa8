package org.korrigo.exams.document;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.row.RequestDigest;
import org.korrigo.exams.scan.PdfDoor;
import org.korrigo.exams.work.HeavyWork;

/** Taking reference papers in, and deciding which version correctors see. */
@ApplicationScoped
class KeepingDocuments {
  private final ExamProgress exams;
  private final DocumentSetRepository sets;
  private final DocumentRepository documents;
  private final PdfDoor door;
  private final HeavyWork work;

  KeepingDocuments(
      ExamProgress exams,
      DocumentSetRepository sets,
      DocumentRepository documents,
      PdfDoor door,
      HeavyWork work) {
    this.exams = exams;
    this.sets = sets;
    this.documents = documents;
    this.door = door;
    this.work = work;
  }

  /**
   * A set or a paper of it, and whether this request made it.
   *
   * @param created false when it was there before
   */
  record Kept(DocumentSetView set, boolean created) {}

  /**
   * Makes a new version of an exam's papers, which is not active yet.
   *
   * @param id the caller's idempotency key, which becomes the set's id
   * @throws Problem not-found, invalid-request, too-large, unsupported-scan, or conflict if the key
   *     made a set of other papers or of another exam; then nothing is kept
   */
  Uni<Kept> make(UUID examId, UUID id, List<IncomingDocument> sent, Instant now) {
    requireAny(sent);
    return work.run(() -> digest(sent))
        .flatMap(
            request ->
                Panache.withSession(
                        () -> exams.outline(examId).flatMap(exam -> known(examId, id, request)))
                    .flatMap(
                        known ->
                            known != null
                                ? Uni.createFrom().item(known)
                                : take(sent)
                                    .flatMap(files -> make(examId, id, request, files, now))));
  }

  /**
   * Puts a paper into a set that was never active, in place of the one that was there.
   *
   * @throws Problem not-found, conflict once the set was active, too-large or unsupported-scan
   */
  Uni<Kept> put(UUID setId, IncomingDocument sent, Instant now) {
    return Panache.withSession(() -> sets.required(setId).invoke(ExamDocumentSet::requireUnused))
        .flatMap(set -> take(List.of(sent)).map(files -> files.get(sent.type())))
        .flatMap(file -> put(setId, sent.type(), file, now));
  }

  /** Makes a set the one that correctors see, instead of any other of its exam. */
  Uni<DocumentSetView> activate(UUID setId, Instant now) {
    return Panache.withTransaction(
        () ->
            held(setId)
                .call(set -> sets.activate(set, now))
                .flatMap(set -> documents.ofSets(List.of(setId)).map(set::view)));
  }

  /** The set that an earlier request with this key made; null if none did. */
  private Uni<Kept> known(UUID examId, UUID id, String request) {
    return sets.findById(id)
        .flatMap(
            set -> {
              if (set == null) {
                return Uni.createFrom().nullItem();
              }
              set.requireOf(examId, request);
              return documents.ofSets(List.of(id)).map(papers -> new Kept(set.view(papers), false));
            });
  }

  private static void requireAny(List<IncomingDocument> sent) {
    if (sent.isEmpty()) {
      throw Problem.invalid("sujet", "one of sujet, corrige and bareme must be given");
    }
  }

  /** The same for the same papers sent again, whatever their files are called. */
  private static String digest(List<IncomingDocument> sent) throws IOException {
    Map<DocumentType, String> contents = new EnumMap<>(DocumentType.class);
    for (IncomingDocument paper : sent) {
      contents.put(paper.type(), PdfDoor.sha256(paper.file()));
    }
    return RequestDigest.of("document set", contents);
  }

  private Uni<Map<DocumentType, StoredFile>> take(List<IncomingDocument> sent) {
    return work.run(() -> door.take(sent.stream().map(IncomingDocument::file).toList()))
        .map(
            stored -> {
              Map<DocumentType, StoredFile> files = new EnumMap<>(DocumentType.class);
              for (int i = 0; i < stored.size(); i++) {
                files.put(sent.get(i).type(), stored.get(i));
              }
              return files;
            });
  }

  /** The set, unless a request with this key that came at the same time has made it by now. */
  private Uni<Kept> make(
      UUID examId, UUID id, String request, Map<DocumentType, StoredFile> files, Instant now) {
    List<ExamDocument> papers =
        files.entrySet().stream()
            .map(file -> ExamDocument.of(id, file.getKey(), file.getValue(), now))
            .toList();
    return Panache.withTransaction(
        () ->
            exams
                .held(examId)
                .flatMap(exam -> known(examId, id, request))
                .flatMap(
                    known ->
                        known != null
                            ? Uni.createFrom().item(known)
                            : sets.nextVersion(examId)
                                .map(next -> ExamDocumentSet.of(id, examId, next, request, now))
                                .flatMap(sets::persistAndFlush)
                                .call(set -> documents.persist(papers))
                                .map(set -> new Kept(set.view(papers), true))));
  }

  private Uni<Kept> put(UUID setId, DocumentType type, StoredFile file, Instant now) {
    return Panache.withTransaction(
        () ->
            held(setId)
                .invoke(ExamDocumentSet::requireUnused)
                .flatMap(
                    set ->
                        documents
                            .ofSet(setId, type)
                            .flatMap(before -> put(set, before, type, file, now))));
  }

  private Uni<Kept> put(
      ExamDocumentSet set, ExamDocument before, DocumentType type, StoredFile file, Instant now) {
    Uni<Void> kept;
    if (before == null) {
      kept = documents.persistAndFlush(ExamDocument.of(set.id, type, file, now)).replaceWithVoid();
    } else {
      before.hold(file, now);
      kept = documents.flush();
    }
    return kept.flatMap(done -> documents.ofSets(List.of(set.id)))
        .map(papers -> new Kept(set.view(papers), before == null));
  }

  /** The set, its exam held: what is done to an exam's sets is done one after the other. */
  private Uni<ExamDocumentSet> held(UUID setId) {
    return sets.required(setId)
        .call(set -> exams.held(set.examId))
        .call(set -> Panache.getSession().flatMap(session -> session.refresh(set)));
  }
}
