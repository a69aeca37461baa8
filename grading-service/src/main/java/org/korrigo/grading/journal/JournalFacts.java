package org.korrigo.grading.journal;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the journal tells other features; one query each, within the caller's session. */
@ApplicationScoped
public class JournalFacts {
  private static final String KNOWN =
      """
      select exists (
        select 1 from grading_event
        where copy_id = :copy and timestamp >= :since and action = 'EXPORT'
        and actor_id = :actor and metadata->>'reason' = :reason
        and metadata->>'final_pdf' = :file)
      """;
  private static final String FINALISERS =
      """
      select distinct on (copy_id) copy_id, actor_id from grading_event
      where %s and action = 'FINALIZE'
      order by copy_id, sequence desc
      """;

  private static final String EXPORTS =
      """
      select metadata->>'reason', cast(extract(epoch from timestamp) * 1000000 as bigint),
        actor_id, count(*)
      from grading_event
      where exam_id = :exam and action = 'EXPORT' and metadata->>'reason' = any(:reasons)
      group by metadata->>'reason', timestamp, actor_id
      order by timestamp desc, metadata->>'reason'
      """;

  /**
   * What was done with copies of an exam at once.
   *
   * @param copies with how many
   */
  public record Exported(String reason, Instant at, String actorId, long copies) {}

  /** What was done with an exam's copies for some reasons, the latest first. */
  public Uni<List<Exported>> exports(UUID examId, Collection<String> reasons) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(EXPORTS, Object[].class)
                    .setParameter("exam", examId)
                    .setParameter("reasons", reasons.toArray(String[]::new))
                    .getResultList())
        .map(found -> found.stream().map(JournalFacts::exported).toList());
  }

  private static Exported exported(Object[] row) {
    return new Exported(
        (String) row[0],
        Instant.EPOCH.plus((Long) row[1], ChronoUnit.MICROS),
        (String) row[2],
        (Long) row[3]);
  }

  /**
   * Whether somebody was given a file of a copy since a time.
   *
   * @param sha256 the file's
   */
  public Uni<Boolean> knowsExport(
      UUID copyId, String actorId, String reason, String sha256, Instant since) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(KNOWN, Boolean.class)
                    .setParameter("copy", copyId)
                    .setParameter("since", since.atOffset(ZoneOffset.UTC))
                    .setParameter("actor", actorId)
                    .setParameter("reason", reason)
                    .setParameter("file", sha256)
                    .getSingleResult());
  }

  /** Who finalised which copy of an exam last; without the copies that nobody did. */
  public Uni<Map<UUID, String>> finalisers(UUID examId) {
    return finalisers("exam_id = :of", examId);
  }

  /** Who finalised which of some copies last; without the copies that nobody did. */
  public Uni<Map<UUID, String>> finalisers(List<UUID> copyIds) {
    return finalisers("copy_id = any(:of)", copyIds.toArray(UUID[]::new));
  }

  private static Uni<Map<UUID, String>> finalisers(String which, Object of) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(FINALISERS.formatted(which), Object[].class)
                    .setParameter("of", of)
                    .getResultList())
        .map(
            found ->
                found.stream()
                    .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1])));
  }
}
