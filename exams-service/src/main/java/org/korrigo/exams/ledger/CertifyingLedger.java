package org.korrigo.exams.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.korrigo.contracts.json.JsonConventions;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.hash.Sha256;
import org.korrigo.exams.ledger.Certificate.Content;
import org.korrigo.exams.ledger.Certificate.DiscardedSide;
import org.korrigo.exams.row.Rows;

/** Certifying a ledger that balances. */
@ApplicationScoped
class CertifyingLedger {
  private static final ObjectMapper CANONICAL = canonical();
  private static final String DISCARDED =
      """
      select s.upload_id, s.side_number, s.reason, s.decided_by_id, s.decided_at
      from scan_side s join upload u on u.id = s.upload_id
      where u.exam_id = :exam and s.state = 'DISCARDED'
      order by u.uploaded_at, u.id, s.side_number
      """;
  private static final String OPEN =
      """
      select s.upload_id, json_agg(s.side_number order by s.side_number) as sides
      from scan_side s join upload u on u.id = s.upload_id
      where u.exam_id = :exam and s.state = 'OPEN'
      group by s.upload_id
      """;

  private final ReadingLedger ledger;
  private final Rows rows;

  CertifyingLedger(ReadingLedger ledger, Rows rows) {
    this.ledger = ledger;
    this.rows = rows;
  }

  /**
   * The certificate of an exam's ledger.
   *
   * @throws Problem not-found, or ledger-open listing what is open or not settled yet, and which
   *     counts differ
   */
  Uni<Certificate> certify(UUID examId, String actorId, Instant now) {
    return Panache.withTransaction(
            () ->
                rows.oneMoment()
                    .chain(() -> ledger.inSession(examId))
                    .call(view -> view.balances() ? Uni.createFrom().voidItem() : refuse(view))
                    .flatMap(this::content))
        .map(content -> new Certificate(content, sha256(content), actorId, now));
  }

  private Uni<Content> content(LedgerView view) {
    return rows.read(DISCARDED, DiscardedSide.class, Map.of("exam", view.examId()))
        .map(
            discarded ->
                new Content(
                    view.examId(),
                    view.count(),
                    view.sides(),
                    view.sheets().expected(),
                    view.sheets().received(),
                    view.copies(),
                    view.roster(),
                    view.uploads(),
                    discarded));
  }

  private record Numbers(UUID uploadId, List<Integer> sides) {}

  private Uni<Void> refuse(LedgerView view) {
    return rows.read(OPEN, Numbers.class, Map.of("exam", view.examId()))
        .map(open -> open.stream().collect(Collectors.toMap(Numbers::uploadId, Numbers::sides)))
        .invoke(open -> refuse(view, inTheWay(view, open)))
        .replaceWithVoid();
  }

  private static List<OpenSides> inTheWay(LedgerView view, Map<UUID, List<Integer>> open) {
    return view.uploads().stream()
        .filter(upload -> !upload.isSettled())
        .map(
            upload ->
                new OpenSides(
                    upload.uploadId(),
                    open.getOrDefault(upload.uploadId(), List.of()),
                    upload.sides().pending(),
                    upload.inNoCopy()))
        .toList();
  }

  private static void refuse(LedgerView view, List<OpenSides> inTheWay) {
    boolean allSettled = inTheWay.isEmpty() && view.sides().fed() > 0;
    Problem problem =
        allSettled
            ? new Problem(
                ProblemType.LEDGER_OPEN,
                "There is no certificate yet: " + String.join(" ", reasons(view)))
            : OpenSides.problem("There is no certificate yet", inTheWay);
    throw problem.with("count", view.count()).with("questions", view.asked());
  }

  private static List<String> reasons(LedgerView view) {
    return Stream.concat(
            view.count().reasons().stream(), view.asked().stream().map(UploadQuestion::words))
        .toList();
  }

  private static String sha256(Content content) {
    try {
      return Sha256.of(CANONICAL.writeValueAsString(content));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A certificate is JSON", e);
    }
  }

  private static ObjectMapper canonical() {
    return JsonConventions.newMapper()
        .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true)
        .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
  }
}
