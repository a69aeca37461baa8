package org.korrigo.exams.repair;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.korrigo.exams.repair.Acting.Acted;
import org.korrigo.exams.scan.SettlingSides;
import org.korrigo.exams.scan.SettlingSides.SideNumber;
import org.korrigo.exams.scan.SideMark;

/** What can be decided about a scanned side. */
@ApplicationScoped
class DecidingSides {
  private final Acting acting;
  private final SettlingSides sides;

  DecidingSides(Acting acting, SettlingSides sides) {
    this.acting = acting;
    this.sides = sides;
  }

  /** Puts a side aside, out of the booklets that have a page of it. */
  Uni<Acted> discard(SideNumber number, Occasion occasion) {
    return decide(
        number, occasion, (desk, side) -> SideEdits.discard(desk, side, occasion.reason()));
  }

  /** Takes up again a side that was put aside or is blank: it is open then. */
  Uni<Acted> restore(SideNumber number, Occasion occasion) {
    return decide(
        number, occasion, (desk, side) -> SideEdits.restore(desk, side, occasion.reason()));
  }

  /** Says that nothing is on an open side. */
  Uni<Acted> markBlank(SideNumber number, Occasion occasion) {
    return decide(
        number, occasion, (desk, side) -> SideEdits.markBlank(desk, side, occasion.reason()));
  }

  private Uni<Acted> decide(
      SideNumber number, Occasion occasion, BiConsumer<Desk, SideMark> decision) {
    Uni<UUID> exam = Uni.createFrom().deferred(() -> sides.examOf(number.uploadId()));
    return acting.act(
        exam,
        occasion,
        Subject.ofSides(List.of(number)),
        layout -> decision.accept(layout.desk(), layout.desk().side(number)));
  }
}
