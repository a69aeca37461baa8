package org.korrigo.identification.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import org.hibernate.annotations.ColumnTransformer;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.identification.matching.Reading;

/** What was read of a copy's headers. */
@Embeddable
class ReadHeader {
  /** Null until it is read. */
  @Convert(converter = ReadingColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(reading as text)", write = JsonColumn.WRITE)
  Reading reading;

  @Column(columnDefinition = "text")
  String detectedText = "";

  double confidence;

  /** Whether it is of sheets that are no longer the copy's, since a person had decided. */
  boolean outdated;

  void read(Reading newReading) {
    reading = newReading;
    detectedText = newReading.text();
    confidence = newReading.confidence();
    outdated = false;
  }

  /** Whether it was read and nothing has changed since. */
  boolean isCurrent() {
    return reading != null && !outdated;
  }

  /** Forgets what was read as if there had been nothing to read; what is unread stays so. */
  void erase() {
    reading = reading == null ? null : Reading.empty();
    detectedText = "";
    confidence = 0;
  }

  /** What was read is void. */
  void forget() {
    reading = null;
    outdated = false;
  }
}
