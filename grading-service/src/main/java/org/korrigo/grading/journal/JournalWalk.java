package org.korrigo.grading.journal;

import io.vertx.mutiny.sqlclient.Row;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Goes through rows that are sorted by copy and place: one check after the other. */
final class JournalWalk implements JournalChain.Walk {
  private ChainCheck check;
  private ChainCheck.Head head;
  private UUID copyId;
  private byte[] hash;
  private int rows;

  @Override
  public Iterable<CheckedJournal> next(Row row) {
    UUID next = row.getUUID("copy_id");
    List<CheckedJournal> finished = next.equals(copyId) ? List.of() : end();
    if (!next.equals(copyId)) {
      check = new ChainCheck();
      copyId = next;
      rows = 0;
    }
    Integer headPlace = row.getInteger("head_place");
    head = headPlace == null ? null : new ChainCheck.Head(headPlace, bytes(row, "head_hash"));
    hash = bytes(row, "hash");
    rows++;
    check.next(chained(row));
    return finished;
  }

  @Override
  public List<CheckedJournal> end() {
    return copyId == null
        ? List.of()
        : List.of(
            new CheckedJournal(
                copyId,
                rows,
                hash == null ? null : HexFormat.of().formatHex(hash),
                check.end(head)));
  }

  private ChainedRow chained(Row row) {
    return new ChainedRow(
        row.getInteger("place"),
        hash,
        row.getUUID("id"),
        copyId,
        row.getUUID("exam_id"),
        row.getString("action"),
        row.getString("actor_id"),
        row.getLong("microseconds"),
        row.getString("metadata"));
  }

  private static byte[] bytes(Row row, String column) {
    return row.getBuffer(column) == null ? null : row.getBuffer(column).getBytes();
  }
}
