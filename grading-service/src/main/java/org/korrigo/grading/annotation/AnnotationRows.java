package org.korrigo.grading.annotation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.FlushMode;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.json.JsonRows;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.copy.OpenCopy;
import org.korrigo.grading.journal.AnnotationRecord;
import org.korrigo.grading.journal.Journal;
import org.korrigo.grading.journal.MarkChange.OfAnnotation;

/** Writes changes of annotations and journals them, by as many statements for one as for all. */
@ApplicationScoped
class AnnotationRows {
  private static final String ROWS =
      """
      json_to_recordset(cast(cast(:rows as text) as json)) as
        r (id uuid, page_index integer, x double precision, y double precision, w double precision,
           h double precision, content text, type text, score_delta integer, created_by_id text,
           created_at timestamptz, version bigint)
      """;
  private static final String INSERT =
      """
      insert into annotation (id, copy_id, page_index, x, y, w, h, content, type, score_delta,
        created_by_id, created_at, updated_at, version)
      select r.id, :copy, r.page_index, r.x, r.y, r.w, r.h, r.content, r.type, r.score_delta,
        r.created_by_id, r.created_at, :now, r.version
      from
      """
          + ROWS
          + "on conflict (id) do nothing";
  private static final String UPDATE =
      """
      update annotation set page_index = r.page_index, x = r.x, y = r.y, w = r.w, h = r.h,
        content = r.content, type = r.type, score_delta = r.score_delta, version = r.version,
        updated_at = :now
      from
      """
          + ROWS
          + "where annotation.id = r.id and annotation.copy_id = :copy";
  private static final String DELETE =
      "delete from annotation where id = any(:ids) and copy_id = :copy";

  private final Journal journal;

  AnnotationRows(Journal journal) {
    this.journal = journal;
  }

  /** A row as the statements read it. */
  private record Row(UUID id, @JsonUnwrapped AnnotationRecord annotation) {}

  /**
   * Makes changes to different annotations of an open copy, in the caller's transaction.
   *
   * @throws Problem conflict if a new one's id is another annotation's
   */
  Uni<Void> write(OpenCopy copy, List<OfAnnotation> changes) {
    List<GradingEvent> events = changes.stream().map(copy::change).toList();
    List<OfAnnotation> drawn = some(changes, change -> change.before() == null);
    return Panache.getSession()
        .invoke(AnnotationRows::leaveEntitiesToCommit)
        .chain(() -> put(INSERT, copy, drawn))
        .invoke(
            inserted -> {
              if (inserted < drawn.size()) {
                throw new Problem(ProblemType.CONFLICT, "There is another annotation of this id.");
              }
            })
        .chain(
            () ->
                put(
                    UPDATE,
                    copy,
                    some(changes, each -> each.before() != null && each.after() != null)))
        .chain(() -> delete(copy, some(changes, change -> change.after() == null)))
        .chain(() -> journal.record(events));
  }

  /** None of the statements is of an entity, so none has to look which of them changed. */
  private static void leaveEntitiesToCommit(Session session) {
    session.setFlushMode(FlushMode.COMMIT);
  }

  private Uni<Integer> put(String statement, OpenCopy copy, List<OfAnnotation> changes) {
    if (changes.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    String rows =
        JsonRows.text(
            changes.stream().map(change -> new Row(change.id(), change.after())).toList());
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(statement)
                    .setParameter("rows", rows)
                    .setParameter("copy", copy.id())
                    .setParameter("now", copy.now().atOffset(ZoneOffset.UTC))
                    .executeUpdate());
  }

  private static Uni<Void> delete(OpenCopy copy, List<OfAnnotation> changes) {
    return changes.isEmpty()
        ? Uni.createFrom().voidItem()
        : Panache.getSession()
            .flatMap(
                session ->
                    session
                        .createNativeQuery(DELETE)
                        .setParameter(
                            "ids", changes.stream().map(OfAnnotation::id).toArray(UUID[]::new))
                        .setParameter("copy", copy.id())
                        .executeUpdate())
            .replaceWithVoid();
  }

  private static List<OfAnnotation> some(
      List<OfAnnotation> changes, Predicate<OfAnnotation> which) {
    return changes.stream().filter(which).toList();
  }
}
