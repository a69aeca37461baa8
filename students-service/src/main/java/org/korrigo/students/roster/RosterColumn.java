package org.korrigo.students.roster;

import java.util.Set;
import org.korrigo.students.student.FoldedName;

/** The columns of a roster that matter, found by their header whatever its case and accents. */
enum RosterColumn {
  NAME("Élèves", true, Set.of("eleves", "eleve", "nomprenom", "nometprenom")),
  BIRTH_DATE(
      "Né(e) le", true, Set.of("neele", "nele", "neeele", "datedenaissance", "datenaissance")),
  EMAIL(
      "Adresse E-mail",
      false,
      Set.of("adresseemail", "adressemail", "email", "mail", "courriel", "adressecourriel")),
  CLASS("Classe", true, Set.of("classe", "classes"));

  private final String header;
  private final boolean required;
  private final Set<String> writings;

  RosterColumn(String header, boolean required, Set<String> writings) {
    this.header = header;
    this.required = required;
    this.writings = writings;
  }

  /** As PRONOTE writes it. */
  String header() {
    return header;
  }

  boolean isRequired() {
    return required;
  }

  boolean isHeadedBy(String cell) {
    return writings.contains(FoldedName.lettersOf(cell));
  }
}
