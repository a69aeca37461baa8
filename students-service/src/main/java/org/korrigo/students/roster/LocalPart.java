package org.korrigo.students.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.korrigo.students.student.FoldedName;

/**
 * What stands before the @ of a pupil's address, {@code first.last}: the dot may be a hyphen or an
 * underscore, names may be shortened, and homonyms bear a number.
 */
final class LocalPart {
  /** The first of these that occurs separates names; the others stand within one. */
  private static final List<String> SEPARATORS = List.of(".", "_", "-");

  private final List<Halves> halves;

  /** One way to read a local part: before and after a separator, letters only. */
  private record Halves(String first, String last) {}

  private LocalPart(List<Halves> halves) {
    this.halves = halves;
  }

  static LocalPart of(String email) {
    int end = email.indexOf('@');
    String text = end < 0 ? "" : email.substring(0, end).replaceFirst("\\+.*", "");
    String name = text.replaceAll("\\d", "");
    String separator =
        SEPARATORS.stream().filter(name::contains).findFirst().orElse(SEPARATORS.getFirst());
    List<Halves> halves =
        IntStream.range(0, name.length())
            .filter(at -> name.startsWith(separator, at))
            .mapToObj(
                at ->
                    new Halves(
                        FoldedName.lettersOf(name.substring(0, at)),
                        FoldedName.lettersOf(name.substring(at))))
            .filter(half -> !half.first().isEmpty() && !half.last().isEmpty())
            .toList();
    return new LocalPart(halves);
  }

  boolean isEmpty() {
    return halves.isEmpty();
  }

  /** Whether it is first.last, whole. */
  boolean isExactly(String firstName, String lastName) {
    return any(
        (first, last) ->
            first.equals(FoldedName.lettersOf(firstName))
                && last.equals(FoldedName.lettersOf(lastName)));
  }

  /** Whether it is last.first, whole. */
  boolean isReversed(String firstName, String lastName) {
    return any(
        (first, last) ->
            first.equals(FoldedName.lettersOf(lastName))
                && last.equals(FoldedName.lettersOf(firstName)));
  }

  /**
   * Whether it names the words on both sides of the cut: the end of the last name, and the
   * beginning or the initial of the first name. What it leaves out then lies away from the cut:
   * anne.goff for "LE GOFF | ANNE LOU".
   */
  boolean meetsAt(String firstName, String lastName) {
    List<String> beginnings = beginningsOf(firstName);
    List<String> ends = endsOf(lastName);
    return any((first, last) -> beginnings.contains(first) && ends.contains(last));
  }

  /** Whether its first half is the whole first name, whatever the other half is. */
  boolean startsWithAll(String firstName) {
    return any((first, last) -> first.equals(FoldedName.lettersOf(firstName)));
  }

  private boolean any(BiPredicate<String, String> reading) {
    return halves.stream().anyMatch(half -> reading.test(half.first(), half.last()));
  }

  private static List<String> beginningsOf(String name) {
    List<String> pieces = piecesOf(name);
    List<String> beginnings = new ArrayList<>();
    for (int i = 1; i <= pieces.size(); i++) {
      beginnings.add(String.join("", pieces.subList(0, i)));
    }
    if (!beginnings.isEmpty()) {
      beginnings.add(beginnings.getFirst().substring(0, 1));
    }
    return beginnings;
  }

  private static List<String> endsOf(String name) {
    List<String> pieces = piecesOf(name);
    List<String> ends = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      ends.add(String.join("", pieces.subList(i, pieces.size())));
    }
    return ends;
  }

  private static List<String> piecesOf(String name) {
    return Arrays.stream(FoldedName.of(name).split(" ", -1))
        .filter(piece -> !piece.isEmpty())
        .toList();
  }
}
