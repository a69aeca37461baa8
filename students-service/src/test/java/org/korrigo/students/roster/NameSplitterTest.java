package org.korrigo.students.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSplitterTest {

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DUPONT              | JEAN           | jean.dupont
          DUPONT              | JEAN           | jean.dupont2
          DUPONT              | JEAN           | jean2.dupont
          DUPONT              | JEAN           | jean.dupont+parents
          LE GOFF             | ANNE           | anne.legoff
          LE GOFF             | ANNE           | anne.le-goff
          LE GOFF             | ANNE           | anne.le.goff
          LE GOFF             | ANNE           | Anne.LE_GOFF3
          LE GOFF             | ANNE           | anne_le_goff
          LE GOFF             | ANNE           | anne-le-goff
          LE GOFF             | ANNE           | anne.goff
          LE GOFF             | ANNE           | a.legoff
          LE GOFF             | ANNE LOU       | anne.legoff
          LE GOFF             | ANNE LOU       | anne.goff
          LE GOFF             | ANNE LOU       | anne-lou.le-goff
          LE GOFF             | ANNE LOU       | annelou.legoff
          LE GOFF             | ANNE LOU       | anne.lou.le.goff
          DE                  | MEI LIN        | mei-lin.de
          DE FALLA            | MANUEL         | manuel.de-falla
          DE LA TOUR          | JEAN           | jean.delatour
          DE LA TOUR          | JEAN           | jean.de-la-tour
          DE LA TOUR          | JEAN           | jean.tour
          VAN DER BERG        | LOTTE          | lotte.vanderberg
          VAN DEN BOSSCHE     | EMMA LOUISE    | emma-louise.van-den-bossche
          VON ZEMLINSKY       | ALEXANDER      | alexander.vonzemlinsky
          D'INDY              | VINCENT        | vincent.dindy
          D'INDY              | VINCENT        | vincent.d-indy
          D'INDY              | VINCENT        | vincent.indy
          D'ALMEIDA SANTOS    | INÊS           | ines.dalmeidasantos
          L'HÉNORET           | LOÏC           | loic.lhenoret
          O'CONNOR SMITH      | MAËLYS         | maelys.oconnor-smith
          MARTIN-DUBOIS       | LUC            | luc.martin-dubois
          MARTIN-DUBOIS       | LUC            | luc.martindubois
          MARTIN-DUBOIS       | LUC            | luc.dubois
          MARTIN DUBOIS       | LUC            | luc.dubois
          GARCIA LOPEZ        | MARIA          | maria.garcia-lopez
          GARCIA LOPEZ        | MARIA JOSÉ     | maria-jose.garcia.lopez
          GARCIA LOPEZ        | MARIA JOSÉ     | maria.garcialopez
          ROGER-DUCASSE       | JEAN           | jean.roger-ducasse
          STANFORD            | CHARLES VILLIERS | charles-villiers.stanford
          WIDOR               | CHARLES-MARIE  | charles-marie.widor
          WIDOR               | CHARLES-MARIE  | charles.widor
          JOHNSON             | DAVID N.       | david-n..johnson
          LECŒUR              | ZOÉ            | zoe.lecoeur
          BEN SALAH           | MOHAMED ALI    | mohamed-ali.ben-salah
          EL MANSOURI         | YASMINE        | yasmine.elmansouri
          NGUYEN              | THI MAI LAN    | thi-mai-lan.nguyen
          NGUYEN VAN          | MINH           | minh.nguyen-van
          MARTIN MARTIN       | MARTIN         | martin.martinmartin
          SAINT-EXUPÉRY       | ANTOINE        |
          DUPONT              | JEAN-MARC      |
          DUPONT              | JEAN           | grands.parents
          DE LA TOUR          | Anne-Lou       |
          DE LA TOUR          | Anne Lou       | famille
          JOHNSON             | David N.       |
          LE GOFF             | Anne           | parents.divers
          """)
  void cutsWhereTheEvidenceSays(String lastName, String firstName, String localPart) {
    String email = localPart == null ? "" : localPart + "@lycee.example";

    SplitName split = NameSplitter.split(lastName + " " + firstName, email);

    assertThat(split).isEqualTo(new SplitName(lastName, firstName, null));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GARCIA       | LOPEZ MARIA    |                     | no e-mail address tells where the last name ends
          GARCIA LOPEZ | MARIA          | maria.garcia        | the e-mail address does not tell where the last name ends
          ROSSI MARIA  | LUCIA          | lucia.rossi         | the e-mail address does not tell where the last name ends
          LE GOFF      | ANNE           |                     | no e-mail address tells where the last name ends
          LE GOFF      | ANNE           | famille             | no e-mail address tells where the last name ends
          LE GOFF      | ANNE LOU       | nanou.bzh           | the e-mail address does not tell where the last name ends
          DE LA TOUR   | JEAN           |                     | no e-mail address tells where the last name ends
          VAN DER BERG | LOTTE SOPHIE   |                     | no e-mail address tells where the last name ends
          DE           | FALLA          |                     | no e-mail address tells where the last name ends
          VAN          | DER            |                     | no e-mail address tells where the last name ends
          PAUL         | MARTIN         | paul.martin         | the e-mail address has the names the other way round
          PAUL         | MARTIN DUBOIS  | paul.martin-dubois  | the e-mail address has the names the other way round
          MARTIN       | PAUL MARTIN    | pm                  | no e-mail address tells where the last name ends
          """)
  void flagsACutThatNothingSettles(
      String lastName, String firstName, String localPart, String doubt) {
    String email = localPart == null ? "" : localPart + "@lycee.example";

    SplitName split = NameSplitter.split(lastName + " " + firstName, email);

    assertThat(split).isEqualTo(new SplitName(lastName, firstName, doubt));
  }

  @ParameterizedTest
  @CsvSource({"SUHARTO", "D'INDY", "JEAN-PAUL"})
  void flagsAPupilWithOneNameOnly(String name) {
    assertThat(NameSplitter.split(name, "suharto@lycee.example"))
        .isEqualTo(new SplitName(name, "", "there is only one name"));
  }
}
