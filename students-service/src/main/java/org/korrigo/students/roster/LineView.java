package org.korrigo.students.roster;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What becomes of one line of a roster.
 *
 * @param line where it starts in the file, from 1
 * @param outcome ADDED, CHANGED, LEFT or REFUSED
 * @param studentId the pupil; null for one who is not there (yet, or any more) and for a refused
 *     line
 * @param lastName of the pupil as it stands or would stand, or null
 * @param firstName likewise
 * @param changes what changes, if the outcome is CHANGED
 * @param reason why the line is refused, or why a person should look at it, or null
 */
@Schema(requiredProperties = {"line", "outcome", "changes"})
record LineView(
    int line,
    LineOutcome outcome,
    Integer studentId,
    String lastName,
    String firstName,
    List<Change> changes,
    String reason) {

  /**
   * A field that changes.
   *
   * @param before null in the report of an import that was done, as is {@code after}: a kept report
   *     repeats no personal data
   */
  @Schema(
      name = "LineChange",
      requiredProperties = {"field"})
  record Change(String field, String before, String after) {}

  static LineView refused(LineFault fault) {
    return new LineView(
        fault.line(), LineOutcome.REFUSED, null, null, null, List.of(), fault.message());
  }
}
