package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.exams.booklet.KeepingBooklets;
import org.korrigo.exams.booklet.MadeBooklet;
import org.korrigo.exams.row.Rows;
import org.korrigo.exams.scan.geometry.BatchPlan;
import org.korrigo.exams.scan.geometry.BatchPlan.AnnexLeaf;

/** The database steps of a batch's job for its annexes. */
@ApplicationScoped
class KeepingAnnexes {
  private static final String NOTHING = "Nothing is on this side of the annex.";
  private static final String FORGET = "delete from annex_leaf where upload_id = :upload";
  private static final String PROPOSE =
      """
      insert into annex_leaf (upload_id, leaf, front_side, back_side, is_front_white, is_back_white,
        turn, back_turn, after_side, confidence, doubt)
      select :upload, l.leaf, l.front_side, l.back_side, l.is_front_white, l.is_back_white,
        l.turn, l.back_turn, l.after_side, l.confidence, l.doubt
      from json_to_recordset(cast(cast(:leaves as text) as json)) as l (leaf integer,
        front_side integer, back_side integer, is_front_white boolean, is_back_white boolean,
        turn integer, back_turn integer, after_side integer, confidence double precision, doubt text)
      """;
  private static final String USED =
      """
      select s.side_number, s.booklet_id from scan_side s
      where s.upload_id = :upload and s.state = 'USED' and s.decided_by_id is null
      """;

  /** What a person put aside or arranged otherwise is not as it was cut. */
  private static final String AS_IT_WAS_CUT =
      """
      select s.side_number, s.booklet_id,
        coalesce((r.faces -> 1 ->> 'side')::integer = s.side_number, false) as is_verso
      from scan_side s
      join booklet b on b.id = s.booklet_id
      left join sheet_reading r on r.upload_id = s.upload_id and r.booklet_id = b.id
      where s.upload_id = :upload and s.state = 'USED' and b.superseded_at is null
      """;

  private static final String IN_NO_COPY =
      """
      select b.id, b.paper = 'ANNEX' as is_annex from booklet b
      where b.upload_id = :upload and b.superseded_at is null
        and not exists (select 1 from copy_booklet c where c.booklet_id = b.id)
      order by b.start_page, b.id
      """;

  private final JobSteps steps;
  private final KeepingBooklets booklets;
  private final Rows rows;

  KeepingAnnexes(JobSteps steps, KeepingBooklets booklets, Rows rows) {
    this.steps = steps;
    this.booklets = booklets;
    this.rows = rows;
  }

  private record UsedSide(int sideNumber, UUID bookletId) {}

  private record LeafRow(
      int leaf,
      int frontSide,
      Integer backSide,
      boolean isFrontWhite,
      boolean isBackWhite,
      int turn,
      Integer backTurn,
      Integer afterSide,
      double confidence,
      String doubt) {}

  /** The sides that the job has used. */
  Uni<Set<Integer>> used(ClaimedJob job) {
    return Panache.withSession(() -> usedSides(job)).map(Map::keySet);
  }

  private Uni<Map<Integer, UUID>> usedSides(ClaimedJob job) {
    return rows.read(USED, UsedSide.class, Map.of("upload", job.uploadId()))
        .map(
            used ->
                used.stream().collect(Collectors.toMap(UsedSide::sideNumber, UsedSide::bookletId)));
  }

  /** As what the job's used sides were cut, but for booklets that were replaced since. */
  Uni<CutSheets> cutSheets(ClaimedJob job) {
    return rows.read(AS_IT_WAS_CUT, CutSheets.CutSide.class, Map.of("upload", job.uploadId()))
        .map(CutSheets::of);
  }

  /** Keeps an annex's booklet, and notes what became of its sides. */
  Uni<Void> use(ClaimedJob job, AnnexLeaf leaf, MadeBooklet booklet, Instant now) {
    List<ScanSide> settled = new ArrayList<>();
    int page = 0;
    for (int side : leaf.sides()) {
      settled.add(
          leaf.isWhite(side)
              ? ScanSide.blank(job.uploadId(), side, NOTHING, now)
              : ScanSide.used(job.uploadId(), side, booklet.id(), List.of(++page), now));
    }
    return steps.settle(job, settled, () -> booklets.keep(List.of(booklet), now), now);
  }

  /** Puts down which leaf seems to belong where, in the caller's transaction. */
  Uni<Void> propose(ClaimedJob job, BatchPlan plan) {
    Map<String, UUID> upload = Map.of("upload", job.uploadId());
    List<LeafRow> leaves = new ArrayList<>();
    for (AnnexLeaf leaf : plan.annexes()) {
      leaves.add(row(leaves.size() + 1, leaf, plan));
    }
    return rows.change(FORGET, upload)
        .chain(
            () ->
                rows.change(PROPOSE, Map.of("upload", job.uploadId(), "leaves", Rows.json(leaves))))
        .replaceWithVoid();
  }

  private static LeafRow row(int number, AnnexLeaf leaf, BatchPlan plan) {
    return new LeafRow(
        number,
        leaf.front(),
        leaf.back(),
        leaf.frontWhite(),
        leaf.backWhite(),
        leaf.turn(),
        leaf.backTurn(),
        leaf.sheet() == null ? null : plan.sheet(leaf.sheet()).recto().side(),
        leaf.confidence(),
        leaf.doubt());
  }

  /** What was cut of a scan, sheets and annexes, and is in no copy. */
  Uni<Cut> inNoCopy(ClaimedJob job) {
    return rows.read(IN_NO_COPY, CutBooklet.class, Map.of("upload", job.uploadId()))
        .map(
            found ->
                new Cut(
                    found.stream().filter(cut -> !cut.isAnnex()).map(CutBooklet::id).toList(),
                    found.stream().filter(CutBooklet::isAnnex).map(CutBooklet::id).toList()));
  }

  /** Booklets that were cut, in the order in which they lay in the scan. */
  record Cut(List<UUID> sheets, List<UUID> annexes) {}

  private record CutBooklet(UUID id, boolean isAnnex) {}

  /** The booklets of the annexes that nobody is asked about, by the sheet that each follows. */
  Uni<Map<Integer, List<UUID>>> bySheet(ClaimedJob job, BatchPlan plan) {
    List<AnnexLeaf> sure = plan.annexes().stream().filter(AnnexLeaf::isSure).toList();
    if (sure.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return usedSides(job)
        .map(
            used -> {
              Map<Integer, List<UUID>> bySheet = new HashMap<>();
              for (AnnexLeaf leaf : sure) {
                leaf.writtenSides().stream()
                    .map(used::get)
                    .filter(booklet -> booklet != null)
                    .findFirst()
                    .ifPresent(
                        booklet ->
                            bySheet
                                .computeIfAbsent(leaf.sheet(), sheet -> new ArrayList<>())
                                .add(booklet));
              }
              return bySheet;
            });
  }
}
