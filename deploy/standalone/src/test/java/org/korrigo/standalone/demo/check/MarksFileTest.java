package org.korrigo.standalone.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarksFileTest {
  private static final String HEADER =
      "\uFEFFNOM;PRENOM;DATE_NAISSANCE;MATIERE;NOTE;COEFF;COMMENTAIRE\r\n";
  private static final String FIRST = "DU PLESSOY;JEAN-GABIN;05/01/2009;MATHS;12,50;1,0;Bien\r\n";
  private static final String SECOND =
      "KERGUÉLENNEC;AZILIZ;14/03/2008;MATHS;8,13;1,0;\"Trop court ; à revoir\"\r\n";
  private static final Map<PupilIdentity, String> EXPECTED =
      Map.of(
          new PupilIdentity(1, "DU PLESSOY", "JEAN-GABIN", LocalDate.of(2009, 1, 5), ""),
          "12,50",
          new PupilIdentity(2, "KERGUÉLENNEC", "AZILIZ", LocalDate.of(2008, 3, 14), ""),
          "8,13");

  @Test
  void isFaultlessWithEachPupilOnce() {
    assertThat(faults(HEADER + FIRST + SECOND)).isEmpty();
  }

  @Test
  void aMissingPupilIsAFault() {
    assertThat(faults(HEADER + FIRST)).containsExactly("no row for KERGUELENNEC AZILIZ 14/03/2008");
  }

  @Test
  void aPupilTwiceIsAFault() {
    assertThat(faults(HEADER + FIRST + SECOND + FIRST)).hasSize(1);
  }

  @Test
  void aStrangerIsAFault() {
    assertThat(faults(HEADER + FIRST + SECOND + "X;Y;01/01/2008;MATHS;1,00;1,0;\r\n")).hasSize(1);
  }

  @Test
  void anotherMarkIsAFault() {
    assertThat(faults(HEADER + FIRST + SECOND.replace("8,13", "8,12")))
        .containsExactly("KERGUÉLENNEC has 8,12, not 8,13");
  }

  @Test
  void aRowThatIsCutIsAFault() {
    assertThat(faults(HEADER + FIRST + SECOND + "X;Y\r\n")).containsExactly("a row has 2 columns");
  }

  @Test
  void anotherFormIsAFault() {
    assertThat(faults((HEADER + FIRST + SECOND).substring(1))).hasSize(1);
    assertThat(faults((HEADER + FIRST + SECOND).replace("Bien\r\n", "Bien\n"))).hasSize(1);
  }

  private static List<String> faults(String file) {
    return new MarksFile(file.getBytes(StandardCharsets.UTF_8)).faults(EXPECTED);
  }
}
