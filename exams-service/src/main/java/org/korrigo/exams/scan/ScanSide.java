package org.korrigo.exams.scan;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.exams.scan.geometry.BatchPlan.OpenSide;

/** A row of the ledger: what became of one scanned side. */
@Entity
class ScanSide {
  @EmbeddedId SideId id;

  @Enumerated(EnumType.STRING)
  SideState state;

  UUID bookletId;

  @Convert(converter = SidePagesColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(pages as text)", write = JsonColumn.WRITE)
  List<Integer> pages = List.of();

  String reason;

  /** Which side of its upload it seems to be, scanned again; null if it does not. */
  @Column(updatable = false)
  Integer twinSide;

  String decidedById;
  Instant decidedAt;

  /** A side: its upload and its number, from 1. */
  @Embeddable
  record SideId(UUID uploadId, int sideNumber) {}

  static ScanSide used(UUID uploadId, int side, UUID bookletId, List<Integer> pages, Instant now) {
    ScanSide row = of(uploadId, side, SideState.USED, now);
    row.bookletId = bookletId;
    row.pages = pages;
    return row;
  }

  /** The same with what was put right on it, in words; null for nothing. */
  ScanSide repaired(String repair) {
    reason = repair;
    return this;
  }

  static ScanSide open(UUID uploadId, int side, String reason, Instant now) {
    ScanSide row = of(uploadId, side, SideState.OPEN, now);
    row.reason = reason;
    return row;
  }

  static ScanSide open(UUID uploadId, OpenSide side, Instant now) {
    ScanSide row = open(uploadId, side.side(), side.reason(), now);
    row.twinSide = side.twin();
    return row;
  }

  static ScanSide blank(UUID uploadId, int side, String reason, Instant now) {
    ScanSide row = of(uploadId, side, SideState.BLANK, now);
    row.reason = reason;
    return row;
  }

  static ScanSide discarded(UUID uploadId, int side, String reason, String by, Instant now) {
    ScanSide row = of(uploadId, side, SideState.DISCARDED, now);
    row.reason = reason;
    row.decidedById = by;
    return row;
  }

  private static ScanSide of(UUID uploadId, int side, SideState state, Instant now) {
    ScanSide row = new ScanSide();
    row.id = new SideId(uploadId, side);
    row.state = state;
    row.decidedAt = now;
    return row;
  }
}
