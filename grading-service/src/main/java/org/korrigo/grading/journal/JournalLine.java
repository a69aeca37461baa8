package org.korrigo.grading.journal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.contracts.grading.GradingAction;

/**
 * One line of a copy's journal.
 *
 * @param sequence its place in the copy's journal, from 1: a number of all copies' journals would
 *     tell which copy came first
 * @param actorId a subject, or "system"; for a corrector null where somebody else was given the
 *     copy or its mark (EXPORT): it may be the pupil
 * @param timestamp when; for a corrector null where it was before the copy was grading's, since it
 *     would tell where the copy lay in the stack, and where {@code actorId} is: copies that are
 *     fetched at the same time may be one pupil's
 * @param metadata what goes with the action; for a change of a mark, what was changed; only the
 *     {@code reason} where {@code actorId} is null; for a corrector without the {@code comment} of
 *     a reopening: it is written for the secretariat, and may name the pupil
 * @param hash SHA-256 over this line and the one before it, 64 hexadecimal digits; null for a
 *     corrector, who could try times until one fits
 */
@Schema
public record JournalLine(
    int sequence,
    UUID id,
    UUID copyId,
    GradingAction action,
    String actorId,
    Instant timestamp,
    Map<String, Object> metadata,
    String hash) {

  /** The {@code reason} of an UNLOCK that put a finalised copy back. */
  public static final String REOPENED = "reopened";

  private static final Set<GradingAction> BEFORE_GRADING =
      EnumSet.of(GradingAction.IMPORT, GradingAction.VALIDATE);

  static JournalLine of(JournalEntry entry) {
    return new JournalLine(
        entry.place,
        entry.eventId,
        entry.copyId,
        entry.action,
        entry.actorId,
        entry.timestamp,
        entry.metadata,
        HexFormat.of().formatHex(entry.hash));
  }

  /**
   * The line as a corrector sees it.
   *
   * @param corrector who reads it
   */
  JournalLine forCorrector(String corrector) {
    boolean anothers = action == GradingAction.EXPORT && !actorId.equals(corrector);
    return new JournalLine(
        sequence,
        id,
        copyId,
        action,
        anothers ? null : actorId,
        anothers || BEFORE_GRADING.contains(action) ? null : timestamp,
        anothers ? reasonAlone() : metadataForCorrector(),
        null);
  }

  private Map<String, Object> metadataForCorrector() {
    if (action != GradingAction.UNLOCK || !REOPENED.equals(metadata.get("reason"))) {
      return metadata;
    }
    Map<String, Object> told = new LinkedHashMap<>(metadata);
    told.remove("comment");
    return told;
  }

  private Map<String, Object> reasonAlone() {
    Object reason = metadata.get("reason");
    return reason == null ? Map.of() : Map.of("reason", reason);
  }
}
