package org.korrigo.exams.scan;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;
import org.korrigo.exams.scan.geometry.BatchPlan.Sheet;
import org.korrigo.exams.scan.geometry.Repair;

/** How a sheet was told from the pictures of its sides, and what was put right. */
@Entity
@Immutable
class SheetReading {
  @EmbeddedId SheetId id;
  UUID bookletId;
  double confidence;

  @Convert(converter = RepairsColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(repairs as text)", write = JsonColumn.WRITE)
  List<Repair> repairs;

  @Convert(converter = FacesColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(faces as text)", write = JsonColumn.WRITE)
  List<Face> faces;

  Instant readAt;

  /** A sheet: its upload and its number, from 1. */
  @Embeddable
  record SheetId(UUID uploadId, int sheet) {}

  static SheetReading of(UUID uploadId, int number, Sheet sheet, UUID bookletId, Instant now) {
    SheetReading row = new SheetReading();
    row.id = new SheetId(uploadId, number);
    row.bookletId = bookletId;
    row.confidence = sheet.confidence();
    row.repairs = sheet.repairs();
    row.faces = List.of(sheet.recto(), sheet.verso());
    row.readAt = now;
    return row;
  }

  SheetView view() {
    return new SheetView(
        id.sheet(), bookletId, faces.getFirst(), faces.getLast(), repairs, confidence, readAt);
  }
}
