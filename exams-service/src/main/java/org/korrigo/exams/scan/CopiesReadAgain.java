package org.korrigo.exams.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What becomes of the copies of a scan that is read again: sheets that were read now come to those
 * of the same copy that were read before. Where that cannot be, each is a copy of its own and the
 * copies concerned are named: no copy is split in silence.
 */
public final class CopiesReadAgain {
  private final List<ReadCopy> read;
  private final Map<UUID, StandingCopy> standing;
  private final Map<UUID, UUID> holders = new HashMap<>();
  private final Map<UUID, Integer> places = new HashMap<>();
  private final boolean several;

  private final Map<UUID, List<UUID>> changed = new LinkedHashMap<>();
  private final Map<UUID, UUID> heirs = new LinkedHashMap<>();
  private final List<List<UUID>> fresh = new ArrayList<>();
  private final List<List<UUID>> alone = new ArrayList<>();
  private final Set<UUID> doubtful = new LinkedHashSet<>();

  private CopiesReadAgain(List<ReadCopy> read, Map<UUID, StandingCopy> standing) {
    this.read = read;
    this.standing = standing;
    standing.forEach(
        (copy, held) -> held.booklets().forEach(booklet -> holders.put(booklet, copy)));
    for (int i = 0; i < read.size(); i++) {
      for (UUID booklet : read.get(i).booklets()) {
        places.put(booklet, i);
      }
    }
    this.several = read.stream().anyMatch(copy -> copy.sheets().size() > 1);
  }

  /**
   * A copy that is there.
   *
   * @param booklets in order
   * @param mayChange whether it was not handed over
   * @param studentId whose it is; null while nobody's
   */
  public record StandingCopy(List<UUID> booklets, boolean mayChange, Integer studentId) {}

  /**
   * What is to be done.
   *
   * @param changed the booklets that copies have from now on; none for one that goes
   * @param heirs for each copy that goes, the one that has its paper
   * @param fresh the booklets of each new copy
   * @param alone the same for sheets that do not come to the others of their copy
   * @param doubtful copies that hold sheets otherwise than the scan shows, or lack one that could
   *     not be put to them
   */
  public record Outcome(
      Map<UUID, List<UUID>> changed,
      Map<UUID, UUID> heirs,
      List<List<UUID>> fresh,
      List<List<UUID>> alone,
      Set<UUID> doubtful) {}

  /**
   * Decides.
   *
   * @param read every copy as the whole scan shows it
   * @param standing the copies that have any of these booklets, with all that they have
   */
  public static Outcome of(List<ReadCopy> read, Map<UUID, StandingCopy> standing) {
    CopiesReadAgain copies = new CopiesReadAgain(read, standing);
    for (int place = 0; place < read.size(); place++) {
      copies.settle(place);
    }
    return new Outcome(copies.changed, copies.heirs, copies.fresh, copies.alone, copies.doubtful);
  }

  private void settle(int place) {
    ReadCopy copy = read.get(place);
    List<UUID> held =
        copy.booklets().stream().map(holders::get).filter(Objects::nonNull).distinct().toList();
    if (held.isEmpty()) {
      begin(copy);
      return;
    }
    boolean together = held.size() == 1 && holders.keySet().containsAll(copy.booklets());
    if (together) {
      held.stream().filter(other -> several && isMixed(other, place)).forEach(doubtful::add);
    } else if (copy.whole() && canJoin(held, copy, place)) {
      join(held, copy);
    } else {
      alone(copy);
      doubtful.addAll(held);
    }
  }

  private void begin(ReadCopy copy) {
    if (copy.whole()) {
      fresh.add(copy.booklets());
    } else {
      alone(copy);
    }
  }

  /** What is in no copy yet, sheet by sheet. */
  private void alone(ReadCopy copy) {
    copy.sheets().stream()
        .map(sheet -> sheet.stream().filter(booklet -> !holders.containsKey(booklet)).toList())
        .filter(sheet -> !sheet.isEmpty())
        .forEach(alone::add);
  }

  /** Whether a copy that is there has sheets of another copy by what the scan shows. */
  private boolean isMixed(UUID held, int place) {
    return standing.get(held).booklets().stream()
        .anyMatch(booklet -> places.getOrDefault(booklet, place) != place);
  }

  /** What a person put into one copy stays with it; two of which one has more are left alone. */
  private boolean canJoin(List<UUID> held, ReadCopy copy, int place) {
    List<StandingCopy> copies = held.stream().map(standing::get).toList();
    long students =
        copies.stream().map(StandingCopy::studentId).filter(Objects::nonNull).distinct().count();
    return copies.stream().allMatch(StandingCopy::mayChange)
        && held.stream().noneMatch(other -> isMixed(other, place))
        && students <= 1
        && (held.size() == 1
            || copies.stream().allMatch(other -> copy.booklets().containsAll(other.booklets())));
  }

  private void join(List<UUID> held, ReadCopy copy) {
    UUID target =
        held.stream()
            .filter(other -> standing.get(other).studentId() != null)
            .findFirst()
            .orElse(held.getFirst());
    changed.put(
        target,
        held.size() == 1 ? withNew(standing.get(target).booklets(), copy) : copy.booklets());
    for (UUID other : held) {
      if (!other.equals(target)) {
        changed.put(other, List.of());
        heirs.put(other, target);
      }
    }
  }

  /** New booklets come behind the one that they follow in the scan, or before the first. */
  private static List<UUID> withNew(List<UUID> there, ReadCopy copy) {
    List<UUID> all = new ArrayList<>(there);
    int next =
        copy.booklets().stream().mapToInt(all::indexOf).filter(i -> i >= 0).findFirst().orElse(0);
    for (UUID booklet : copy.booklets()) {
      int place = all.indexOf(booklet);
      if (place < 0) {
        all.add(next, booklet);
        place = next;
      }
      next = place + 1;
    }
    return all;
  }
}
