package org.korrigo.students.roster;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.korrigo.students.student.NameSplit;
import org.korrigo.students.student.PupilDetails;

/** Reads the lines of a roster one by one and keeps what it found: pupils and faults. */
final class RosterReader {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_CLASS = 50;
  private static final int LONGEST_EMAIL = 254;

  private final RosterHeader header;
  private final LocalDate today;
  private final List<RosterLine> lines = new ArrayList<>();
  private final List<LineFault> faults = new ArrayList<>();
  private final Map<PupilDetails.Identity, Integer> lineOf = new HashMap<>();

  /** Why a line is not taken. */
  private static final class UnusableLineException extends Exception {
    UnusableLineException(String message) {
      super(message);
    }
  }

  RosterReader(RosterHeader header, LocalDate today) {
    this.header = header;
    this.today = today;
  }

  void read(int line, CSVRecord cells) {
    try {
      RosterLine read = lineOf(line, cells);
      Integer earlier = lineOf.putIfAbsent(read.pupil().identity(), line);
      if (earlier != null) {
        throw new UnusableLineException("the same pupil stands in line " + earlier);
      }
      lines.add(read);
    } catch (UnusableLineException e) {
      faults.add(new LineFault(line, e.getMessage()));
    }
  }

  Roster roster() {
    return new Roster(List.copyOf(lines), List.copyOf(faults));
  }

  private RosterLine lineOf(int line, CSVRecord cells) throws UnusableLineException {
    String name = required(cells, RosterColumn.NAME);
    checkLength(RosterColumn.NAME, name, 2 * LONGEST_NAME);
    if (!LETTER.matcher(name).find()) {
      throw new UnusableLineException(RosterColumn.NAME.header() + " holds no name");
    }
    LocalDate birthDate = dateIn(required(cells, RosterColumn.BIRTH_DATE));
    String className = required(cells, RosterColumn.CLASS);
    String email = header.cell(cells, RosterColumn.EMAIL);
    boolean isAddress = email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches();
    SplitName split = NameSplitter.split(name, isAddress ? email : "");
    checkLength(RosterColumn.NAME, split.lastName(), LONGEST_NAME);
    checkLength(RosterColumn.NAME, split.firstName(), LONGEST_NAME);
    checkLength(RosterColumn.CLASS, className, LONGEST_CLASS);
    String doubt = split.doubt();
    if (!email.isEmpty() && !isAddress) {
      doubt = (doubt == null ? "" : doubt + "; ") + "the e-mail address is not one and is left out";
    }
    PupilDetails pupil =
        new PupilDetails(
            split.lastName(),
            split.firstName(),
            birthDate,
            className,
            isAddress ? email : null,
            split.isCertain() ? NameSplit.CERTAIN : NameSplit.GUESSED);
    return new RosterLine(line, pupil, doubt);
  }

  private String required(CSVRecord cells, RosterColumn column) throws UnusableLineException {
    String cell = header.cell(cells, column);
    if (cell.isEmpty()) {
      throw new UnusableLineException(column.header() + " is empty");
    }
    if (CONTROL.matcher(cell).find()) {
      throw new UnusableLineException(column.header() + " holds a control character");
    }
    return cell;
  }

  private LocalDate dateIn(String cell) throws UnusableLineException {
    try {
      LocalDate date = LocalDate.parse(cell, DATE);
      if (date.isAfter(today) || date.isBefore(OLDEST)) {
        throw new UnusableLineException(
            RosterColumn.BIRTH_DATE.header() + ": " + cell + " cannot be a birth date");
      }
      return date;
    } catch (DateTimeParseException e) {
      throw new UnusableLineException(
          RosterColumn.BIRTH_DATE.header() + ": " + cell + " is not a date as DD/MM/YYYY");
    }
  }

  private static void checkLength(RosterColumn column, String text, int longest)
      throws UnusableLineException {
    if (text.length() > longest) {
      throw new UnusableLineException(
          column.header() + " is longer than " + longest + " characters");
    }
  }
}
