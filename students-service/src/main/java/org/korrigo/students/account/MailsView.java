package org.korrigo.students.account;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * To whom a link was sent.
 *
 * @param sent the pupils, by id
 * @param left those to whom none was sent, and why
 */
@Schema(requiredProperties = {"sent", "left"})
record MailsView(List<Integer> sent, List<Left> left) {

  /** A pupil to whom no link was sent. */
  @Schema(
      name = "NotMailed",
      requiredProperties = {"student_id", "reason"})
  record Left(int studentId, String reason) {}
}
