package org.korrigo.students.roster;

import java.util.Set;
import org.korrigo.students.student.FoldedName;

/**
 * The columns of a roster that matter, found by their header whatever its case and accents. A
 * roster has either {@link #NAME} or both {@link #LAST_NAME} and {@link #FIRST_NAME}.
 */
enum RosterColumn {
  NAME("Élèves", Set.of("eleves", "eleve", "nomprenom", "nometprenom")),
  LAST_NAME("Nom", Set.of("nom", "nomdefamille", "lastname")),
  FIRST_NAME("Prénom", Set.of("prenom", "prenoms", "firstname")),
  BIRTH_DATE(
      "Né(e) le",
      Set.of("neele", "nele", "neeele", "datedenaissance", "datenaissance", "birthdate")),
  EMAIL(
      "Adresse E-mail",
      Set.of("adresseemail", "adressemail", "email", "mail", "courriel", "adressecourriel")),
  CLASS("Classe", Set.of("classe", "classes", "classname"));

  private final String header;
  private final Set<String> writings;

  RosterColumn(String header, Set<String> writings) {
    this.header = header;
    this.writings = writings;
  }

  /** As a French export writes it. */
  String header() {
    return header;
  }

  boolean isHeadedBy(String cell) {
    return writings.contains(FoldedName.lettersOf(cell));
  }
}
