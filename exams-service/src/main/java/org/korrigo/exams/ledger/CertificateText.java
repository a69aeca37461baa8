package org.korrigo.exams.ledger;

import java.util.ArrayList;
import java.util.List;
import org.korrigo.exams.ledger.Certificate.Content;
import org.korrigo.exams.ledger.Certificate.DiscardedSide;
import org.korrigo.exams.ledger.LedgerView.Copies;
import org.korrigo.exams.ledger.LedgerView.Roster;

/** A certificate in words, line by line. */
final class CertificateText {
  private static final String SIDES =
      "fed %d = used %d + discarded %d + blank %d + open %d + not settled %d";

  private CertificateText() {}

  static List<String> of(Certificate certificate) {
    Content content = certificate.content();
    List<String> lines = new ArrayList<>();
    lines.add("Exam " + content.examId());
    lines.add("Issued " + certificate.issuedAt() + " to account " + certificate.issuedById());
    lines.add("SHA-256 of the content: " + certificate.sha256());
    lines.add("");
    lines.add("Sides: " + counts(content.sides()));
    lines.add(
        "Sheets: " + content.sheetsReceived() + " received" + expected(content.sheetsExpected()));
    lines.add(copies(content.copies()));
    lines.add(content.roster() == null ? "Pupils: no list was given" : roster(content.roster()));
    lines.addAll(content.count().reasons());
    lines.add("");
    lines.add("Files (" + content.uploads().size() + ")");
    content.uploads().forEach(upload -> addUpload(lines, upload));
    lines.add("");
    lines.add("Sides put aside (" + content.discarded().size() + ")");
    content.discarded().forEach(side -> lines.add(discarded(side)));
    return lines;
  }

  private static String counts(SideCounts sides) {
    return SIDES.formatted(
        sides.fed(), sides.used(), sides.discarded(), sides.blank(), sides.open(), sides.pending());
  }

  private static String copies(Copies copies) {
    return "Copies: "
        + copies.received()
        + " received"
        + expected(copies.expected())
        + "; "
        + copies.identified()
        + " identified, "
        + copies.unidentified()
        + " not; "
        + copies.handedOver()
        + " handed over";
  }

  private static String roster(Roster roster) {
    return "Pupils: %d expected = %d present + %d absent + %d missing; %d not on the list"
        .formatted(
            roster.expected(),
            roster.present(),
            roster.absent(),
            roster.missing(),
            roster.notOnTheList());
  }

  private static String expected(Integer expected) {
    return expected == null ? "" : ", " + expected + " expected";
  }

  private static void addUpload(List<String> lines, UploadAccount upload) {
    lines.add(
        "Upload %s, sent %s by account %s"
            .formatted(upload.uploadId(), upload.uploadedAt(), upload.uploadedById()));
    lines.add("    file SHA-256 " + upload.sha256());
    lines.add("    sides: " + counts(upload.sides()));
    upload.confirmations().forEach(word -> lines.add("    " + confirmed(word)));
  }

  private static String confirmed(Confirmation word) {
    String takenBack = word.takenBackAt() == null ? "" : "; taken back " + word.takenBackAt();
    String question = word.question() == null ? "" : "; it answered: " + word.question();
    String fold = word.fold() == null ? "" : ", folded at " + word.fold() + " of the width";
    return "confirmed %s by account %s%s, %d open sides were read again%s%s"
        .formatted(
            word.confirmedAt(),
            word.confirmedById(),
            fold,
            word.sidesReadAgain(),
            takenBack,
            question);
  }

  private static String discarded(DiscardedSide side) {
    return "Side %d of upload %s, put aside %s by account %s: %s"
        .formatted(
            side.sideNumber(),
            side.uploadId(),
            side.decidedAt(),
            side.decidedById(),
            side.reason());
  }
}
