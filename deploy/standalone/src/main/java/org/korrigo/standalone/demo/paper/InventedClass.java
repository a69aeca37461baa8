package org.korrigo.standalone.demo.paper;

import java.time.LocalDate;
import java.util.List;

/**
 * Twelve pupils who do not exist, with what makes rosters hard: particles, double surnames,
 * hyphens, apostrophes, accents, and two who were born on the same day.
 */
final class InventedClass {
  private InventedClass() {}

  static List<Pupil> pupils() {
    return List.of(
        pupil("BOUCHARDIN", "NOÉ", "2008-11-30", "TG1"),
        pupil("DE LA COMBELLE-VIAL", "HIPPOLYTE", "2008-02-09", "TG2"),
        pupil("D'ORSENNE", "MAËL", "2008-07-21", "TG1"),
        pupil("DU PLESSOY", "JEAN-GABIN", "2009-01-05", "TG2"),
        pupil("FAUCONNET-RIVOIRE", "ÉLÉONORE", "2008-05-17", "TG2"),
        pupil("KERGUÉLENNEC", "AZILIZ", "2008-03-14", "TG1"),
        pupil("LE GOUVELLAC", "ANNE-LISE", "2008-09-02", "TG1"),
        pupil("MARCILLOUX", "INÈS", "2008-12-26", "TG2"),
        pupil("N'DIAREMBÉ", "AWA", "2008-06-08", "TG2"),
        pupil("SAINT-AUBRAC", "THÉOPHANE", "2008-03-14", "TG2"),
        pupil("VERNHETTES", "CLÉMENCE", "2007-10-19", "TG1"),
        pupil("ZAOUIRI", "YANIS", "2008-08-11", "TG1"));
  }

  private static Pupil pupil(String last, String first, String birth, String className) {
    return new Pupil(last, first, LocalDate.parse(birth), className);
  }
}
