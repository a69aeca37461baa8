package org.korrigo.standalone.demo.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** PRONOTE's marks file (domain §7) against what is known. */
public final class MarksFile {
  private static final String HEADER = "NOM;PRENOM;DATE_NAISSANCE;MATIERE;NOTE;COEFF;COMMENTAIRE";
  private static final int COLUMNS = 7;
  private static final int NOTE = 4;

  private final String text;

  /**
   * @param bytes the file
   */
  public MarksFile(byte[] bytes) {
    text = new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Compares form and content.
   *
   * @param expected each pupil's mark out of 20 with a decimal comma
   * @return what is wrong
   */
  public List<String> faults(Map<PupilIdentity, String> expected) {
    List<String> faults = new ArrayList<>(formFaults());
    Map<String, String> marks = new HashMap<>();
    expected.forEach((pupil, mark) -> marks.put(key(pupil.name(), birth(pupil)), mark));
    for (List<String> row : rows()) {
      if (row.size() < COLUMNS) {
        faults.add("a row has %d columns".formatted(row.size()));
        continue;
      }
      String mark = marks.remove(key(row.get(0) + " " + row.get(1), row.get(2)));
      if (mark == null) {
        faults.add("a row for nobody expected, or a second one: " + row.getFirst());
      } else if (!mark.equals(row.get(NOTE))) {
        faults.add("%s has %s, not %s".formatted(row.getFirst(), row.get(NOTE), mark));
      }
    }
    marks.keySet().forEach(missing -> faults.add("no row for " + missing));
    return faults;
  }

  private List<String> formFaults() {
    List<String> faults = new ArrayList<>();
    if (!text.startsWith("\uFEFF" + HEADER + "\r\n")) {
      faults.add("the file does not begin with the byte order mark and PRONOTE's header");
    }
    if (!text.endsWith("\r\n") || text.replace("\r\n", "").indexOf('\n') >= 0) {
      faults.add("not every line ends with CRLF");
    }
    return faults;
  }

  /** How many marks it has. */
  public int size() {
    return rows().size();
  }

  private List<List<String>> rows() {
    return text.lines().skip(1).map(MarksFile::cells).toList();
  }

  private static List<String> cells(String row) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char character : row.toCharArray()) {
      if (character == '"') {
        quoted = !quoted;
      } else if (character == ';' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(character);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  private static String birth(PupilIdentity pupil) {
    return "%02d/%02d/%04d"
        .formatted(
            pupil.birthDate().getDayOfMonth(),
            pupil.birthDate().getMonthValue(),
            pupil.birthDate().getYear());
  }

  private static String key(String name, String birth) {
    return Names.fold(name) + " " + birth;
  }
}
