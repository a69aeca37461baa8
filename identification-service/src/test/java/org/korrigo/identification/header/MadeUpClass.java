package org.korrigo.identification.header;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.korrigo.identification.matching.Pupil;

/**
 * Rosters of invented pupils as unkind as real ones: siblings, namesakes, double names, and four in
 * ten with a birth date that another has too (domain §7).
 */
final class MadeUpClass {
  private static final List<String> LAST =
      List.of(
          "MARTIN",
          "BERNARD",
          "DUBOIS",
          "THOMAS",
          "ROBERT",
          "RICHARD",
          "PETIT",
          "DURAND",
          "LEROY",
          "MOREAU",
          "SIMON",
          "LAURENT",
          "LEFEBVRE",
          "MICHEL",
          "GARCIA",
          "DAVID",
          "BERTRAND",
          "ROUX",
          "VINCENT",
          "FOURNIER",
          "MOREL",
          "GIRARD",
          "ANDRÉ",
          "LEFÈVRE",
          "MERCIER",
          "DUPONT",
          "LAMBERT",
          "BONNET",
          "FRANÇOIS",
          "MARTINEZ",
          "LE GOFF",
          "DE LA TOUR",
          "N'DIAYE",
          "O'BRIEN",
          "SAINT-MARTIN",
          "BEN SALAH",
          "NGUYEN",
          "DA SILVA",
          "KOWALSKI",
          "MARTINET",
          "DUPOND",
          "MOREAUX",
          "SIMONET",
          "ROUSSEL",
          "ROUSSEAU");
  private static final List<String> FIRST =
      List.of(
          "EMMA",
          "LÉA",
          "LÉO",
          "JADE",
          "LOUIS",
          "LOUISE",
          "ALICE",
          "HUGO",
          "LUCAS",
          "CHLOÉ",
          "NATHAN",
          "INÈS",
          "ENZO",
          "MANON",
          "JULES",
          "CAMILLE",
          "ADAM",
          "SARAH",
          "RAPHAËL",
          "ZOÉ",
          "JEAN-BAPTISTE",
          "ANNE-SOPHIE",
          "MARIE LOU",
          "NOÉ",
          "NOÉMIE",
          "TOM",
          "THOMAS",
          "MATHIS",
          "MATHILDE",
          "CLARA",
          "CLÉMENT",
          "CLÉMENCE",
          "YANIS",
          "YASMINE",
          "PAUL",
          "PAULINE");

  /** Who is listed side by side sits in one class: birth dates are shared there. */
  private static final int CLASS = 35;

  private final Random random;
  private final List<LocalDate> dates = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private MadeUpClass(long seed) {
    this.random = new Random(seed);
  }

  /** Some pupils, no two of the same name. */
  static List<Pupil> of(int size, long seed) {
    MadeUpClass roster = new MadeUpClass(seed);
    List<Pupil> pupils = new ArrayList<>();
    while (pupils.size() < size) {
      String last = LAST.get(roster.random.nextInt(LAST.size()));
      String first = FIRST.get(roster.random.nextInt(FIRST.size()));
      if (roster.names.add(last + " " + first)) {
        pupils.add(new Pupil(pupils.size() + 1, last, first, roster.date()));
      }
    }
    return pupils;
  }

  /**
   * For each pupil a twin with another first name, the most similar there is: who must not be taken
   * for the pupil when only the twin is on the roster.
   */
  static List<Pupil> twinsOf(List<Pupil> pupils) {
    return pupils.stream()
        .map(
            pupil ->
                new Pupil(
                    -pupil.studentId(),
                    pupil.lastName(),
                    FIRST.stream()
                        .filter(name -> !name.equals(pupil.firstName()))
                        .min(Comparator.comparingInt(name -> unlike(name, pupil.firstName())))
                        .orElseThrow(),
                    pupil.birthDate()))
        .toList();
  }

  /** How many letters differ, place by place. */
  private static int unlike(String one, String other) {
    int common = Math.min(one.length(), other.length());
    int different = Math.max(one.length(), other.length()) - common;
    for (int i = 0; i < common; i++) {
      different += one.charAt(i) == other.charAt(i) ? 0 : 1;
    }
    return different;
  }

  private LocalDate date() {
    boolean shared = !dates.isEmpty() && random.nextInt(10) < 3;
    LocalDate date =
        shared
            ? dates.get(dates.size() - 1 - random.nextInt(Math.min(CLASS, dates.size())))
            : LocalDate.of(2007, 9, 1).plusDays(random.nextInt(500));
    dates.add(date);
    return date;
  }
}
