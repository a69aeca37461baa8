package org.korrigo.standalone.demo.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A PRONOTE roster (domain §7): six columns, UTF-8 with BOM, CRLF, commas inside quoted cells. */
final class RosterFile {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final String HEADER =
      "Élèves,Né(e) le,Adresse E-mail,Classe,EDS | Autres options,Groupe";

  private RosterFile() {}

  static void write(List<Pupil> pupils, Path file) throws IOException {
    StringBuilder csv = new StringBuilder("\uFEFF").append(HEADER).append("\r\n");
    for (Pupil pupil : pupils) {
      csv.append(pupil.rosterName()).append(',');
      csv.append(DATE.format(pupil.birthDate())).append(',');
      csv.append(pupil.email()).append(',');
      csv.append(pupil.className()).append(',');
      csv.append("\"MATHEMATIQUES, PHYSIQUE-CHIMIE\",\r\n");
    }
    Files.writeString(file, csv, StandardCharsets.UTF_8);
  }
}
