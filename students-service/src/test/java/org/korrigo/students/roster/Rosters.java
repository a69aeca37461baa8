package org.korrigo.students.roster;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Roster files as PRONOTE writes them, of made-up pupils. */
final class Rosters {
  static final String HEADER = "Élèves,Né(e) le,Adresse E-mail,Classe,EDS | Autres options,Groupe";

  private Rosters() {}

  /** A file of these lines under PRONOTE's header row: UTF-8 with BOM, CRLF. */
  static byte[] of(String... lines) {
    return ("\uFEFF" + HEADER + "\r\n" + String.join("\r\n", List.of(lines)) + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A line of a pupil. */
  static String line(String name, String birthDate, String email, String className) {
    return name
        + ","
        + birthDate
        + ","
        + email
        + ","
        + className
        + ",\"MATHÉMATIQUES, PHYSIQUE-CHIMIE\",G1";
  }
}
