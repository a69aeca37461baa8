package org.korrigo.students.roster;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.korrigo.students.student.FoldedName;
import org.korrigo.students.student.NameSplit;
import org.korrigo.students.student.PupilDetails;

/** Reads the lines of a roster one by one and keeps what it found: pupils and faults. */
final class RosterReader {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter ISO_DATE =
      DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);
  private static final Pattern EMAIL = Pattern.compile(PupilDetails.EMAIL);
  private static final Pattern CONTROL = Pattern.compile(PupilDetails.CONTROL);
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

  /**
   * Whether a line is about a pupil: by the name, and by the birth date unless the line has none
   * that can be read.
   */
  boolean isAbout(PupilDetails.Identity pupil, CSVRecord cells) {
    String name =
        header.isPlain()
            ? header.cell(cells, RosterColumn.LAST_NAME)
                + " "
                + header.cell(cells, RosterColumn.FIRST_NAME)
            : header.cell(cells, RosterColumn.NAME);
    if (!FoldedName.of(name).equals(pupil.foldedName())) {
      return false;
    }
    try {
      return dateIn(header.cell(cells, RosterColumn.BIRTH_DATE)).equals(pupil.dateNaissance());
    } catch (UnusableLineException noDate) {
      return true;
    }
  }

  Roster roster() {
    return new Roster(List.copyOf(lines), List.copyOf(faults));
  }

  private RosterLine lineOf(int line, CSVRecord cells) throws UnusableLineException {
    String email = header.cell(cells, RosterColumn.EMAIL);
    boolean isAddress = email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches();
    SplitName name = header.isPlain() ? plainName(cells) : splitName(cells, isAddress ? email : "");
    LocalDate birthDate = dateIn(required(cells, RosterColumn.BIRTH_DATE));
    String className = required(cells, RosterColumn.CLASS);
    checkLength(RosterColumn.CLASS, className, LONGEST_CLASS);
    String doubt = name.doubt();
    if (!email.isEmpty() && !isAddress) {
      doubt = (doubt == null ? "" : doubt + "; ") + "the e-mail address is not one and is left out";
    }
    PupilDetails pupil =
        new PupilDetails(
            name.lastName(),
            name.firstName(),
            birthDate,
            className,
            isAddress ? email : null,
            name.isCertain() ? NameSplit.CERTAIN : NameSplit.GUESSED);
    if (pupil.identity().foldedName().length() > FoldedName.LONGEST) {
      throw new UnusableLineException("the name is too long in plain letters");
    }
    return new RosterLine(line, pupil, doubt);
  }

  private SplitName splitName(CSVRecord cells, String email) throws UnusableLineException {
    String name = required(cells, RosterColumn.NAME);
    checkLength(RosterColumn.NAME, name, 2 * LONGEST_NAME);
    checkLetters(RosterColumn.NAME, name);
    SplitName split = NameSplitter.split(name, email);
    checkLength(RosterColumn.NAME, split.lastName(), LONGEST_NAME);
    checkLength(RosterColumn.NAME, split.firstName(), LONGEST_NAME);
    return split;
  }

  /** As PRONOTE would write it: the last name in capitals. */
  private SplitName plainName(CSVRecord cells) throws UnusableLineException {
    String last = required(cells, RosterColumn.LAST_NAME).toUpperCase(Locale.FRENCH);
    String first = text(cells, RosterColumn.FIRST_NAME);
    checkLetters(RosterColumn.LAST_NAME, last);
    checkLength(RosterColumn.LAST_NAME, last, LONGEST_NAME);
    checkLength(RosterColumn.FIRST_NAME, first, LONGEST_NAME);
    return new SplitName(last, first, null);
  }

  private String required(CSVRecord cells, RosterColumn column) throws UnusableLineException {
    String cell = text(cells, column);
    if (cell.isEmpty()) {
      throw new UnusableLineException(column.header() + " is empty");
    }
    return cell;
  }

  private String text(CSVRecord cells, RosterColumn column) throws UnusableLineException {
    String cell = header.cell(cells, column);
    if (CONTROL.matcher(cell).find()) {
      throw new UnusableLineException(column.header() + " holds a control character");
    }
    return cell;
  }

  private LocalDate dateIn(String cell) throws UnusableLineException {
    try {
      LocalDate date =
          LocalDate.parse(cell, header.isPlain() && ISO.matcher(cell).matches() ? ISO_DATE : DATE);
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

  private static void checkLetters(RosterColumn column, String text) throws UnusableLineException {
    if (!LETTER.matcher(text).find()) {
      throw new UnusableLineException(column.header() + " holds no name");
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
