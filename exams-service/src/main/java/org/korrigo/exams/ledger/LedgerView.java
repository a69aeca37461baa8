package org.korrigo.exams.ledger;

import java.util.List;
import java.util.UUID;

/**
 * The ledger of an exam.
 *
 * @param balances whether something was fed, every job is DONE, no side is open or pending, every
 *     used side is in a copy, nothing is asked of an upload, and no count differs from what was
 *     stated: then there is a certificate
 * @param count whether as much paper came as is expected
 * @param sides of all uploads together
 * @param inNoCopy used sides of all uploads of which a page is in no copy
 * @param sheets expected and received
 * @param copies expected and received
 * @param roster who came, or null when nobody said who was expected
 * @param uploads in the order in which they came
 */
record LedgerView(
    UUID examId,
    boolean balances,
    CountCheck count,
    SideCounts sides,
    int inNoCopy,
    Sheets sheets,
    Copies copies,
    Roster roster,
    List<UploadAccount> uploads) {

  /**
   * Folded sheets.
   *
   * @param expected as stated, or null; null for pupils' own files, which are no sheets
   * @param received sheets of which a page is in a copy: two folded sides are one, a side alone is
   *     one, and so are single pages of which a person made a sheet; a pupil's file is one
   */
  record Sheets(Integer expected, int received) {}

  /**
   * Copies.
   *
   * @param expected one for every expected pupil who is not absent (one who is marked so although a
   *     copy is theirs is present), or null without a roster
   * @param received copies there are
   * @param identified copies of which it is known whose they are
   * @param unidentified the others
   * @param handedOver copies that are grading's by now
   */
  record Copies(Integer expected, int received, int identified, int unidentified, int handedOver) {}

  /**
   * Pupils.
   *
   * @param expected pupils on the list
   * @param present expected, and a copy is known to be theirs
   * @param absent expected, marked absent by a person, and no copy is theirs
   * @param missing expected, and neither: {@code expected = present + absent + missing}
   * @param notOnTheList pupils with a copy who were not expected
   * @param absentWithCopy marked absent although a copy is theirs: counted as present
   */
  record Roster(
      int expected, int present, int absent, int missing, int notOnTheList, int absentWithCopy) {}

  /** What nobody has answered yet. */
  List<UploadQuestion> asked() {
    return uploads.stream()
        .filter(upload -> upload.question() != null)
        .map(upload -> new UploadQuestion(upload.uploadId(), upload.question()))
        .toList();
  }

  static LedgerView of(
      UUID examId, List<UploadAccount> uploads, Sheets sheets, Copies copies, Roster roster) {
    SideCounts all =
        uploads.stream().map(UploadAccount::sides).reduce(SideCounts.NONE, SideCounts::plus);
    CountCheck count = CountCheck.of(sheets, copies, roster);
    boolean balances =
        all.fed() > 0
            && count.state() != CountCheck.State.DIFFERS
            && uploads.stream().allMatch(UploadAccount::isSettled)
            && uploads.stream().allMatch(upload -> upload.question() == null);
    int inNoCopy = uploads.stream().mapToInt(UploadAccount::inNoCopy).sum();
    return new LedgerView(examId, balances, count, all, inNoCopy, sheets, copies, roster, uploads);
  }
}
