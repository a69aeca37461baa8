package org.korrigo.exams.booklet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.korrigo.exams.row.Rows;

/** Booklets for the other features: kept when cut, looked up when copies are made of them. */
@ApplicationScoped
public class KeepingBooklets {
  private static final String OF_IDS =
      " where id in (select cast(i.value as uuid) from"
          + " json_array_elements_text(cast(cast(:ids as text) as json)) as i (value))";
  private static final String SUPERSEDE = "update booklet set superseded_at = :now" + OF_IDS;
  private static final String REINSTATE = "update booklet set superseded_at = null" + OF_IDS;
  private static final String WITH_PAGES_OF =
      """
      select distinct b.id
      from json_array_elements_text(cast(cast(:ids as text) as json)) as i (value)
      join booklet b on b.id = cast(i.value as uuid) and b.pages_origin is null
        or b.pages_origin @> jsonb_build_array(jsonb_build_object('booklet_id', i.value))
      where b.superseded_at is null
      """;

  private static final String PLACE_IN_COPY =
      """
      update booklet b set is_first_of_copy = p.is_first
      from json_to_recordset(cast(cast(:places as text) as json)) as p (id uuid, is_first boolean)
      where b.id = p.id and b.is_first_of_copy <> p.is_first
      """;

  private static final String FIRST_BY_ACTION =
      "update booklet set first_by_action_id = :action"
          + OF_IDS
          + " and first_by_action_id is null";

  private static final String FIRST_BY_ACTION_NO_MORE =
      "update booklet set first_by_action_id = null where first_by_action_id = :action";

  private static final String CUT =
      "select id, paper, upload_id, start_page, identity_pages,"
          + " is_first_of_copy or first_by_action_id is not null as is_first_of_copy,"
          + " pages_origin is not null as by_person from booklet"
          + OF_IDS;

  private static final String UNNAME =
      "update booklet b set student_name_guess = null"
          + OF_IDS
          + " and b.student_name_guess is not null and not exists (select 1 from exam_pdf f"
          + " where f.upload_id = b.upload_id and f.student_identifier is not null)";

  private final BookletRepository booklets;
  private final Rows rows;

  KeepingBooklets(BookletRepository booklets, Rows rows) {
    this.booklets = booklets;
    this.rows = rows;
  }

  /** Keeps a booklet, in the caller's transaction. */
  public Uni<Void> keep(UUID id, NewBooklet cut, Instant now) {
    return booklets.persistAndFlush(Booklet.of(id, cut, now)).replaceWithVoid();
  }

  /**
   * Keeps booklets that a person's action makes, in the caller's transaction; without the name of a
   * file that was forgotten while they were made.
   */
  public Uni<Void> keep(List<MadeBooklet> made, Instant now) {
    return made.isEmpty()
        ? Uni.createFrom().voidItem()
        : booklets
            .persist(made.stream().map(booklet -> Booklet.of(booklet, now)))
            .call(booklets::flush)
            .call(() -> unname(made));
  }

  private Uni<Integer> unname(List<MadeBooklet> made) {
    List<UUID> named =
        made.stream()
            .filter(booklet -> booklet.studentNameGuess() != null)
            .map(MadeBooklet::id)
            .toList();
    return named.isEmpty()
        ? Uni.createFrom().item(0)
        : rows.change(UNNAME, Map.of("ids", Rows.json(named)));
  }

  /**
   * Keeps which sheets a scan shows as the first ones of copies, in the caller's transaction.
   *
   * @param sheets of copies that it shows whole; what it told of them before counts no more
   */
  public Uni<Void> placed(Collection<SheetInCopy> sheets) {
    return sheets.isEmpty()
        ? Uni.createFrom().voidItem()
        : rows.change(PLACE_IN_COPY, Map.of("places", Rows.json(sheets))).replaceWithVoid();
  }

  /**
   * Where a scan shows a sheet.
   *
   * @param id its booklet
   * @param isFirst whether it is the first one of its copy
   */
  public record SheetInCopy(UUID id, boolean isFirst) {}

  /**
   * Keeps that a person's action made these sheets the first ones of copies, in the caller's
   * transaction; an earlier action that did so counts.
   */
  public Uni<Void> madeFirst(Collection<UUID> ids, UUID actionId) {
    return ids.isEmpty()
        ? Uni.createFrom().voidItem()
        : rows.change(FIRST_BY_ACTION, Map.of("ids", Rows.json(ids), "action", actionId))
            .replaceWithVoid();
  }

  /** An action counts no more for which sheets are first ones, in the caller's transaction. */
  public Uni<Void> madeFirstNoMore(UUID actionId) {
    return rows.change(FIRST_BY_ACTION_NO_MORE, Map.of("action", actionId)).replaceWithVoid();
  }

  /** These booklets are in no copy any more, in the caller's transaction. */
  public Uni<Void> supersede(Collection<UUID> ids, Instant now) {
    return rows.change(
            SUPERSEDE, Map.of("ids", Rows.json(ids), "now", now.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  /** These booklets are in a copy again, in the caller's transaction. */
  public Uni<Void> reinstate(Collection<UUID> ids) {
    return rows.change(REINSTATE, Map.of("ids", Rows.json(ids))).replaceWithVoid();
  }

  /** The booklets with these ids, in any order; ids of none are left out. */
  public Uni<List<BookletContent>> withIds(Collection<UUID> ids) {
    return booklets.withIds(ids).map(KeepingBooklets::contents);
  }

  /** The booklets in copies that have a page which was cut as one of these booklets. */
  public Uni<List<UUID>> withPagesOf(Collection<UUID> origins) {
    return rows.read(WITH_PAGES_OF, Id.class, Map.of("ids", Rows.json(origins)))
        .map(found -> found.stream().map(Id::id).toList());
  }

  /** From what each of these booklets was cut. */
  public Uni<Map<UUID, CutPaper>> cutPapers(Collection<UUID> ids) {
    return rows.read(CUT, CutPaper.class, Map.of("ids", Rows.json(ids)))
        .map(found -> found.stream().collect(Collectors.toMap(CutPaper::id, Function.identity())));
  }

  private record Id(UUID id) {}

  private static List<BookletContent> contents(List<Booklet> booklets) {
    return booklets.stream().map(Booklet::content).toList();
  }
}
