package org.korrigo.students.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.korrigo.students.student.AccountHolder;

class SlipSheetTest {
  /** Without them nobody can sign in. */
  @Test
  void theLongestNamesAndAddressesEndOnThePaper() throws IOException {
    // Given
    String accountName = "w".repeat(60) + "." + "m".repeat(60) + ".123456";
    AccountHolder pupil =
        new AccountHolder(
            123456,
            "W".repeat(100),
            "M".repeat(100),
            "T".repeat(50),
            null,
            "subject",
            accountName,
            Set.of());
    String address = "https://copies.lycee.example/" + "w".repeat(60);

    // When
    byte[] pdf = SlipSheet.draw(List.of(new Slip(pupil, "abcd-efgh-jkmn-pqrs")), address);

    // Then
    try (PDDocument document = Loader.loadPDF(pdf)) {
      Drawn drawn = new Drawn();
      String text = drawn.getText(document);
      assertThat(text).contains("Identifiant : " + accountName, address);
      assertThat(drawn.ends).allMatch(end -> end < PDRectangle.A4.getWidth());
    }
  }

  /** Where each letter ends, in points from the left. */
  private static final class Drawn extends PDFTextStripper {
    private final List<Float> ends = new ArrayList<>();

    @Override
    protected void processTextPosition(TextPosition letter) {
      ends.add(letter.getXDirAdj() + letter.getWidthDirAdj());
      super.processTextPosition(letter);
    }
  }
}
