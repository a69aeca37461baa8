package org.korrigo.identification.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was read of a copy's identity header.
 *
 * @param form how the header is made
 * @param lastName the boxes of the family name, empty on free handwriting
 * @param firstName the boxes of the first name, empty on free handwriting
 * @param birthDate the birth date as eight boxes, day month year, on free handwriting too; empty
 *     when there is none
 * @param lines the lines of free handwriting, empty on boxes
 * @param otherLines the same lines read in another way
 * @param confidence the reader's own, 0 to 1; says little about the match
 * @param otherSheets what was read of the headers of the copy's other sheets, where there was
 *     something to read
 * @param sheetSilent whether a sheet that should say whose the copy is says nothing: the copy's
 *     first one, or one whose reading was erased
 * @param fileName what the name of the copy's file says of its writer (domain §1, ExamPDF), or
 *     null; nobody wrote it on the paper, so it is no part of the header
 */
public record Reading(
    Form form,
    BoxedText lastName,
    BoxedText firstName,
    BoxedText birthDate,
    List<String> lines,
    List<String> otherLines,
    double confidence,
    List<Reading> otherSheets,
    boolean sheetSilent,
    String fileName) {

  /** How a header is made. */
  public enum Form {
    /** One letter per box, as on the national model. */
    BOXED,
    /** Handwriting on plain paper. */
    FREE,
    /** Nothing could be read. */
    EMPTY,
    /** There was no picture to read: the file store has lost it. */
    LOST
  }

  public Reading {
    lines = List.copyOf(lines);
    otherLines = otherLines == null ? List.of() : List.copyOf(otherLines);
    otherSheets = otherSheets == null ? List.of() : List.copyOf(otherSheets);
  }

  /** A reading of boxes. */
  public static Reading boxed(
      BoxedText lastName, BoxedText firstName, BoxedText birthDate, double confidence) {
    return new Reading(
        Form.BOXED,
        lastName,
        firstName,
        birthDate,
        List.of(),
        List.of(),
        confidence,
        List.of(),
        false,
        null);
  }

  /** A reading of free handwriting; empty without a line that has a letter. */
  public static Reading free(List<String> lines, double confidence) {
    return free(lines, List.of(), BoxedText.NONE, confidence);
  }

  /**
   * A reading of free handwriting; empty without a line that has a letter.
   *
   * @param otherLines the same lines read in another way
   * @param birthDate as eight boxes, if one was found
   */
  public static Reading free(
      List<String> lines, List<String> otherLines, BoxedText birthDate, double confidence) {
    boolean empty = lines.stream().allMatch(line -> Letters.of(line).isEmpty());
    return new Reading(
        empty ? Form.EMPTY : Form.FREE,
        BoxedText.NONE,
        BoxedText.NONE,
        empty ? BoxedText.NONE : birthDate,
        lines,
        otherLines,
        empty ? 0 : confidence,
        List.of(),
        false,
        null);
  }

  /** Nothing. */
  public static Reading empty() {
    return free(List.of(), 0);
  }

  /** Nothing, because the picture of the header is lost. */
  public static Reading lost() {
    return new Reading(
        Form.LOST,
        BoxedText.NONE,
        BoxedText.NONE,
        BoxedText.NONE,
        List.of(),
        List.of(),
        0,
        List.of(),
        false,
        null);
  }

  /** Whether there is anything to compare with pupils. */
  public boolean saysSomething() {
    return form == Form.BOXED || form == Form.FREE;
  }

  /**
   * The same with what the file's name says about its writer.
   *
   * @param identifier or null
   */
  public Reading withFileName(String identifier) {
    return with(otherSheets, sheetSilent, identifier);
  }

  /**
   * Of several sheets' headers the one that tells most, normally the first sheet's, with the
   * others. A further sheet may be another pupil's, so what it says is no word of the first.
   *
   * @param sheets in the copy's order
   */
  public static Reading ofSheets(List<Reading> sheets) {
    Reading best =
        sheets.stream().min(Comparator.comparing(Reading::form)).orElseGet(Reading::empty);
    List<Reading> others = new ArrayList<>(sheets);
    others.remove(best);
    others.removeIf(sheet -> !sheet.saysSomething());
    boolean isFurther = !sheets.isEmpty() && sheets.getFirst().form() != best.form();
    return best.with(others, isFurther, best.fileName);
  }

  /** The same where the reading of another sheet was erased with its pupil. */
  public Reading besideErased() {
    return with(otherSheets, true, fileName);
  }

  private Reading with(List<Reading> others, boolean silent, String identifier) {
    return new Reading(
        form,
        lastName,
        firstName,
        birthDate,
        lines,
        otherLines,
        confidence,
        others,
        silent,
        identifier);
  }

  /** Every line as read in every way, to look for names in. */
  public List<String> readings() {
    return Stream.concat(lines.stream(), otherLines.stream()).toList();
  }

  /** The text for a person to see. */
  public String text() {
    return form == Form.BOXED
        ? String.join("\n", lastName.shown(), firstName.shown(), birthDate.shown()).strip()
        : String.join("\n", lines);
  }
}
