package org.korrigo.students.roster;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.korrigo.students.student.FoldedName;

/**
 * Finds where the last name ends in a name written "LAST FIRST" (domain §7). The e-mail's local
 * part settles it; then the writing, where first names are not in capitals; two words leave no
 * choice. Otherwise the cut is a guess and says so.
 */
final class NameSplitter {
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "du", "des", "d", "la", "le", "les", "l", "da", "das", "do", "dos", "di", "del",
          "della", "van", "von", "vom", "zu", "den", "der", "ten", "ter", "el", "al", "ben", "bin",
          "ibn", "bou", "abou", "abu", "ould", "ait", "mac", "mc", "o", "saint", "sainte", "st");

  private final List<String> words;

  private NameSplitter(String name) {
    this.words = List.of(name.split(" ", -1));
  }

  /**
   * Cuts a name.
   *
   * @param name at least one word, single spaces between them
   * @param email the pupil's address, or empty
   */
  static SplitName split(String name, String email) {
    return new NameSplitter(name).split(email);
  }

  private SplitName split(String email) {
    if (words.size() == 1) {
      return new SplitName(words.getFirst(), "", "there is only one name");
    }
    LocalPart localPart = LocalPart.of(email);
    int cut = settledCut(localPart);
    if (cut > 0) {
      return cutAt(cut, null);
    }
    int reversed = onlyCut(at -> localPart.isReversed(firstNameAt(at), lastNameAt(at)));
    if (reversed > 0) {
      return cutAt(reversed, "the e-mail address has the names the other way round");
    }
    if (words.size() == 2 && !isParticle(words.getFirst())) {
      return cutAt(1, null);
    }
    return cutAt(
        guessedCut(localPart),
        localPart.isEmpty()
            ? "no e-mail address tells where the last name ends"
            : "the e-mail address does not tell where the last name ends");
  }

  private int settledCut(LocalPart localPart) {
    int cut = onlyCut(at -> localPart.isExactly(firstNameAt(at), lastNameAt(at)));
    if (cut == 0) {
      cut = onlyCut(at -> localPart.meetsAt(firstNameAt(at), lastNameAt(at)));
    }
    return cut == 0 ? onlyCut(this::isWrittenAsCut) : cut;
  }

  /** Capitals before the cut, only initials in capitals after it: "DE LA TOUR Anne L.". */
  private boolean isWrittenAsCut(int cut) {
    return words.subList(0, cut).stream().allMatch(NameSplitter::isInCapitals)
        && !isInCapitals(words.get(cut))
        && words.subList(cut + 1, words.size()).stream()
            .noneMatch(word -> isInCapitals(word) && FoldedName.lettersOf(word).length() > 1);
  }

  private int guessedCut(LocalPart localPart) {
    int cut = onlyCut(at -> localPart.startsWithAll(firstNameAt(at)));
    if (cut > 0) {
      return cut;
    }
    long particles = words.stream().takeWhile(NameSplitter::isParticle).count();
    return (int) Math.min(particles + 1, words.size() - 1L);
  }

  /** The only cut that holds, or 0. */
  private int onlyCut(IntPredicate holds) {
    int[] cuts = IntStream.range(1, words.size()).filter(holds).toArray();
    return cuts.length == 1 ? cuts[0] : 0;
  }

  private SplitName cutAt(int cut, String doubt) {
    return new SplitName(lastNameAt(cut), firstNameAt(cut), doubt);
  }

  private String lastNameAt(int cut) {
    return String.join(" ", words.subList(0, cut));
  }

  private String firstNameAt(int cut) {
    return String.join(" ", words.subList(cut, words.size()));
  }

  private static boolean isParticle(String word) {
    return PARTICLES.contains(FoldedName.lettersOf(word));
  }

  private static boolean isInCapitals(String word) {
    return word.equals(word.toUpperCase(Locale.ROOT));
  }
}
