package org.korrigo.grading.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SharingTest {

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nobodyCouldShareThemMoreEvenlyAndEveryExclusionIsKept(long seed) {
    // Given
    Sitting sitting = Sitting.random(seed, 7, 3);

    // When
    Map<UUID, String> shared = sitting.share(seed);

    // Then
    for (UUID copy : sitting.copies) {
      Set<String> allowed = sitting.allowed(copy);
      if (allowed.isEmpty()) {
        assertThat(shared).doesNotContainKey(copy);
      } else {
        assertThat(allowed).contains(shared.get(copy));
      }
    }
    assertThat(sitting.unevenness(shared.values()))
        .isEqualTo(sitting.leastUnevenness(0, new ArrayList<>()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theSameSeedGivesTheSameInWhateverOrderCopiesAndCorrectorsAreNamed(long seed) {
    // Given
    Sitting sitting = Sitting.random(seed, 40, 6);
    Map<UUID, String> first = sitting.share(seed);
    Collections.reverse(sitting.copies);
    Collections.reverse(sitting.correctors);

    // When
    Map<UUID, String> again = sitting.share(seed);

    // Then
    assertThat(again).isEqualTo(first);
  }

  @Test
  void anotherSeedGivesSomethingElse() {
    // Given
    Sitting sitting = Sitting.random(1, 40, 6);

    // When
    Map<UUID, String> one = sitting.share(1);
    Map<UUID, String> other = sitting.share(2);

    // Then
    assertThat(other).isNotEqualTo(one);
  }

  @Test
  void whoHasFewerGetsMore() {
    // Given
    List<UUID> copies = IntStream.range(0, 10).mapToObj(i -> new UUID(0, i)).toList();

    // When
    Map<UUID, String> shared =
        Sharing.of(copies, List.of("a", "b", "c"), Map.of("a", 8L, "b", 2L), Map.of(), 5);

    // Then
    assertThat(shared.values().stream().filter("a"::equals)).isEmpty();
    assertThat(shared.values().stream().filter("b"::equals)).hasSize(4);
    assertThat(shared.values().stream().filter("c"::equals)).hasSize(6);
  }

  private record Sitting(
      List<UUID> copies,
      List<String> correctors,
      Map<String, Long> had,
      Map<UUID, Set<String>> excluded) {

    static Sitting random(long seed, int mostCopies, int correctors) {
      Random chance = new Random(seed);
      List<UUID> copies = new ArrayList<>();
      IntStream.range(0, mostCopies - chance.nextInt(3))
          .forEach(number -> copies.add(new UUID(chance.nextLong(), chance.nextLong())));
      List<String> names = new ArrayList<>();
      Map<String, Long> had = new HashMap<>();
      for (int number = 0; number < correctors; number++) {
        names.add("corrector-" + number);
        had.put("corrector-" + number, (long) chance.nextInt(5));
      }
      Map<UUID, Set<String>> excluded = new HashMap<>();
      for (UUID copy : copies) {
        Set<String> not = new HashSet<>();
        names.stream().filter(name -> chance.nextInt(5) < 2).forEach(not::add);
        excluded.put(copy, not);
      }
      return new Sitting(copies, names, had, excluded);
    }

    Map<UUID, String> share(long seed) {
      return Sharing.of(copies, correctors, had, excluded, seed);
    }

    Set<String> allowed(UUID copy) {
      Set<String> allowed = new HashSet<>(correctors);
      allowed.removeAll(excluded.get(copy));
      return allowed;
    }

    /** The sum of the squares of what each has in the end: least where it is most even. */
    long unevenness(Collection<String> given) {
      return correctors.stream()
          .mapToLong(
              corrector -> had.get(corrector) + given.stream().filter(corrector::equals).count())
          .map(total -> total * total)
          .sum();
    }

    /** The least there is, by trying everything. */
    long leastUnevenness(int from, List<String> given) {
      if (from == copies.size()) {
        return unevenness(given);
      }
      Set<String> allowed = allowed(copies.get(from));
      if (allowed.isEmpty()) {
        return leastUnevenness(from + 1, given);
      }
      long least = Long.MAX_VALUE;
      for (String corrector : allowed) {
        given.add(corrector);
        least = Math.min(least, leastUnevenness(from + 1, given));
        given.removeLast();
      }
      return least;
    }
  }
}
