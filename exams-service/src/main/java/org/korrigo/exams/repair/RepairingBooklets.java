package org.korrigo.exams.repair;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;
import org.korrigo.exams.booklet.BookletContent;
import org.korrigo.exams.booklet.KeepingBooklets;
import org.korrigo.exams.repair.Acting.Acted;
import org.korrigo.exams.repair.BookletEdits.PageTarget;
import org.korrigo.exams.scan.SettlingSides.SideNumber;
import org.korrigo.exams.scan.SideMark;

/** What can be done with booklets that are in copies. */
@ApplicationScoped
class RepairingBooklets {
  private static final Set<Integer> TURNS = Set.of(90, 180, 270);

  private final Acting acting;
  private final KeepingBooklets booklets;

  RepairingBooklets(Acting acting, KeepingBooklets booklets) {
    this.acting = acting;
    this.booklets = booklets;
  }

  /** Turns a page or a side. */
  Uni<Acted> turn(UUID id, NewTurn turn, Occasion occasion) {
    if (!TURNS.contains(turn.degrees())) {
      throw Problem.invalid("degrees", "must be 90, 180 or 270");
    }
    if ((turn.page() == null) == (turn.sideNumber() == null)) {
      throw Problem.invalid("page", "give a page or a side_number");
    }
    return act(
        id,
        occasion,
        layout -> {
          if (turn.page() != null) {
            PageEdits.turnPage(layout.desk(), id, turn.page(), turn.degrees());
          } else {
            SideMark side = side(layout, id, turn.uploadId(), turn.sideNumber());
            PageEdits.turnSide(layout.desk(), id, side, turn.degrees());
          }
        });
  }

  /** Exchanges the two pages of a side. */
  Uni<Acted> swapHalves(UUID id, NewHalfSwap swap, Occasion occasion) {
    return act(
        id,
        occasion,
        layout ->
            PageEdits.swapHalves(
                layout.desk(), id, side(layout, id, swap.uploadId(), swap.sideNumber())));
  }

  /** Exchanges recto and verso. */
  Uni<Acted> swapFaces(UUID id, Occasion occasion) {
    return act(id, occasion, layout -> PageEdits.swapFaces(layout.desk(), id));
  }

  /** Puts the pages in another order. */
  Uni<Acted> order(UUID id, NewPageOrder order, Occasion occasion) {
    return act(
        id,
        occasion,
        layout -> PageEdits.order(layout.desk(), id, order.order(), order.identityPages()));
  }

  /** Cuts a booklet into several. */
  Uni<Acted> split(UUID id, NewSplit split, Occasion occasion) {
    return act(
        id,
        occasion,
        layout -> BookletEdits.split(layout.desk(), id, split.firstPages(), split.identityPages()));
  }

  /** Puts a booklet into another copy. */
  Uni<Acted> move(UUID id, NewBookletMove move, Occasion occasion) {
    return acting.act(
        examOf(id),
        occasion,
        Subject.of(List.of(id), move.toCopyId()),
        layout -> BookletEdits.moveBooklet(layout.desk(), id, move.toCopyId(), move.position()));
  }

  /** Puts a page into another booklet or copy. */
  Uni<Acted> movePage(UUID id, NewPageMove move, Occasion occasion) {
    move.requireOneTarget();
    PageTarget to =
        new PageTarget(move.toBookletId(), move.toPage(), move.toCopyId(), move.bearsIdentity());
    List<UUID> both =
        Stream.of(id, move.toBookletId()).filter(booklet -> booklet != null).distinct().toList();
    return acting.act(
        examOf(id),
        occasion,
        Subject.of(both, move.toCopyId()),
        layout -> BookletEdits.movePage(layout.desk(), id, move.page(), to));
  }

  /** Staples booklets of an exam together. */
  Uni<Acted> merge(UUID examId, NewMerge merge, Occasion occasion) {
    requireOnce(merge.bookletIds());
    return acting.act(
        Uni.createFrom().item(examId),
        occasion,
        Subject.of(merge.bookletIds()),
        layout -> BookletEdits.merge(layout.desk(), merge.bookletIds(), merge.identityPages()));
  }

  /** Puts a booklet's sides aside. */
  Uni<Acted> discard(UUID id, Occasion occasion) {
    return act(
        id,
        occasion,
        layout -> SideEdits.discardBooklets(layout.desk(), List.of(id), occasion.reason()));
  }

  /** Takes up again a booklet that was put aside. */
  Uni<Acted> restore(UUID id, NewRestoration restoration, Occasion occasion) {
    UUID copy = restoration.toCopyId();
    return acting.act(
        examOf(id),
        occasion,
        Subject.of(List.of(), copy).withPutAside(id),
        layout -> SideEdits.restoreBooklet(layout.desk(), layout.sheaf(id), copy));
  }

  private Uni<Acted> act(UUID id, Occasion occasion, Consumer<Layout> edit) {
    return acting.act(examOf(id), occasion, Subject.of(List.of(id)), edit);
  }

  private Uni<UUID> examOf(UUID booklet) {
    return Uni.createFrom()
        .deferred(() -> booklets.withIds(List.of(booklet)))
        .map(
            found ->
                found.stream()
                    .findFirst()
                    .map(BookletContent::examId)
                    .orElseThrow(() -> Problem.notFound("booklet", booklet)));
  }

  private static SideMark side(Layout layout, UUID booklet, UUID upload, int number) {
    UUID uploadId = upload == null ? layout.booklets().get(booklet).uploadId() : upload;
    return layout.desk().side(new SideNumber(uploadId, number));
  }

  /**
   * @throws Problem invalid-request naming what is missing or given twice
   */
  static void requireOnce(List<UUID> bookletIds) {
    Set<UUID> seen = new HashSet<>();
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < bookletIds.size(); i++) {
      if (bookletIds.get(i) == null || !seen.add(bookletIds.get(i))) {
        violations.add(new Violation("booklet_ids[" + i + "]", "is missing or given twice"));
      }
    }
    if (!violations.isEmpty()) {
      throw Problem.invalid(violations);
    }
  }
}
