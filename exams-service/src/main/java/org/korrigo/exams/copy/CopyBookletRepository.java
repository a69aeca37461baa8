package org.korrigo.exams.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which booklet is in which copy. */
@ApplicationScoped
class CopyBookletRepository implements PanacheRepositoryBase<CopyBooklet, UUID> {

  /** The booklets of copies, in each copy's order. */
  Uni<List<CopyBooklet>> ofCopies(Collection<UUID> copyIds) {
    return list("copyId in ?1 order by copyId, position", copyIds);
  }

  /** The copies that these booklets are in; read without keeping rows that may change. */
  Uni<List<UUID>> copiesOf(Collection<UUID> bookletIds) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createQuery(
                        "select distinct copyId from CopyBooklet where bookletId in ?1", UUID.class)
                    .setParameter(1, bookletIds)
                    .getResultList());
  }

  /**
   * Puts booklets where they belong; those that belong nowhere any more are taken out.
   *
   * @param rows the rows of the copies concerned
   * @param after the booklets of each copy, in order
   */
  Uni<Void> rearrange(List<CopyBooklet> rows, Map<UUID, List<UUID>> after) {
    Set<UUID> placed = after.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    List<UUID> nowhere =
        rows.stream().map(row -> row.bookletId).filter(id -> !placed.contains(id)).toList();
    List<CopyBooklet> kept = rows.stream().filter(row -> placed.contains(row.bookletId)).toList();
    return nowhere.isEmpty()
        ? place(kept, after)
        : delete("bookletId in ?1", nowhere).chain(() -> place(kept, after));
  }

  private Uni<Void> place(List<CopyBooklet> rows, Map<UUID, List<UUID>> after) {
    Map<UUID, CopyBooklet> byBooklet =
        rows.stream().collect(Collectors.toMap(row -> row.bookletId, Function.identity()));
    List<CopyBooklet> added = new ArrayList<>();
    after.forEach(
        (copyId, bookletIds) -> {
          for (int i = 0; i < bookletIds.size(); i++) {
            CopyBooklet row = byBooklet.get(bookletIds.get(i));
            if (row == null) {
              added.add(CopyBooklet.of(bookletIds.get(i), copyId, i));
            } else {
              row.copyId = copyId;
              row.position = i;
            }
          }
        });
    return added.isEmpty() ? flush() : persist(added).call(this::flush);
  }
}
