package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.exams.scan.CopiesReadAgain;
import org.korrigo.exams.scan.CopiesReadAgain.Outcome;
import org.korrigo.exams.scan.CopiesReadAgain.StandingCopy;
import org.korrigo.exams.scan.ReadCopy;
import org.korrigo.exams.scan.geometry.BatchPlan.Sheet;

/**
 * What stands after a batch was read twice. Sheets are named by the side that is their recto.
 *
 * @param sheetsReadAgain sheets that only the second reading used
 * @param firstCopies the copies after the first reading
 * @param copies the copies in the end
 * @param doubtful those of them that a person is asked about
 * @param isTold whether a person is told or asked of copies that are not whole in the end
 */
record RereadBatch(
    List<Sheet> sheetsReadAgain,
    List<List<Integer>> firstCopies,
    List<List<Integer>> copies,
    Set<List<Integer>> doubtful,
    boolean isTold) {

  static RereadBatch of(BatchPlan first, BatchPlan second) {
    Set<Integer> open =
        first.open().stream().map(BatchPlan.OpenSide::side).collect(Collectors.toSet());
    Map<Integer, Integer> used = new LinkedHashMap<>();
    first.sheets().forEach(sheet -> used.put(sheet.recto().side(), sheet.verso().side()));
    List<Sheet> again = new ArrayList<>();
    int half = 0;
    for (Sheet sheet : second.sheets()) {
      boolean recto = open.contains(sheet.recto().side());
      boolean verso = open.contains(sheet.verso().side());
      if (recto && verso) {
        again.add(sheet);
        used.put(sheet.recto().side(), sheet.verso().side());
      }
      half += recto == verso ? 0 : 1;
    }
    Map<UUID, StandingCopy> standing = new LinkedHashMap<>();
    List<List<Integer>> firstCopies = rectos(first);
    for (List<Integer> copy : firstCopies) {
      standing.put(
          new UUID(1, standing.size()),
          new StandingCopy(copy.stream().map(RereadBatch::id).toList(), true, null));
    }
    Outcome outcome = CopiesReadAgain.of(read(second, used), standing);
    Map<UUID, List<UUID>> copies = new LinkedHashMap<>();
    standing.forEach((copy, held) -> copies.put(copy, held.booklets()));
    copies.putAll(outcome.changed());
    outcome.fresh().forEach(copy -> copies.put(new UUID(1, copies.size()), copy));
    outcome.alone().forEach(copy -> copies.put(new UUID(1, copies.size()), copy));
    Set<UUID> placed = copies.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    again.stream()
        .map(sheet -> id(sheet.recto().side()))
        .filter(sheet -> !placed.contains(sheet))
        .forEach(sheet -> copies.put(new UUID(1, copies.size()), List.of(sheet)));
    Set<List<Integer>> doubtful = new HashSet<>();
    outcome.doubtful().forEach(copy -> doubtful.add(sides(copies.get(copy))));
    return new RereadBatch(
        again,
        firstCopies,
        copies.values().stream().filter(copy -> !copy.isEmpty()).map(RereadBatch::sides).toList(),
        doubtful,
        half > 0
            || !doubtful.isEmpty()
            || !outcome.alone().isEmpty()
            || second.notes().stream().anyMatch(note -> note.contains("whole copies")));
  }

  /**
   * A plan as it is if one of its sheets is not proved.
   *
   * @param apart whether then no copy is put together at all
   */
  static BatchPlan without(BatchPlan plan, int number, boolean apart) {
    Map<Integer, Integer> renumbered = new LinkedHashMap<>();
    List<Sheet> sheets = new ArrayList<>();
    for (Sheet sheet : plan.sheets()) {
      if (sheet.number() != number) {
        renumbered.put(sheet.number(), sheets.size() + 1);
        sheets.add(
            new Sheet(
                sheets.size() + 1,
                sheet.recto(),
                sheet.verso(),
                sheet.repairs(),
                sheet.confidence()));
      }
    }
    List<List<Integer>> copies = new ArrayList<>();
    for (List<Integer> copy : plan.copies()) {
      List<Integer> left =
          copy.stream().filter(renumbered::containsKey).map(renumbered::get).toList();
      if (apart || left.size() < copy.size()) {
        left.forEach(sheet -> copies.add(List.of(sheet)));
      } else {
        copies.add(left);
      }
    }
    List<BatchPlan.OpenSide> open = new ArrayList<>(plan.open());
    Sheet taken = plan.sheet(number);
    open.add(new BatchPlan.OpenSide(taken.recto().side(), "not proved"));
    open.add(new BatchPlan.OpenSide(taken.verso().side(), "not proved"));
    return new BatchPlan(
        sheets, open, plan.setAside(), plan.annexes(), copies, plan.isByPlace(), plan.notes());
  }

  boolean isDoubtful(List<Integer> copy) {
    return doubtful.contains(copy);
  }

  /** The copies of the second plan, of sheets that were used as it says. */
  private static List<ReadCopy> read(BatchPlan plan, Map<Integer, Integer> used) {
    List<ReadCopy> read = new ArrayList<>();
    for (List<Integer> copy : plan.copies()) {
      List<List<UUID>> sheets =
          copy.stream()
              .map(plan::sheet)
              .filter(
                  sheet ->
                      Integer.valueOf(sheet.verso().side()).equals(used.get(sheet.recto().side())))
              .map(sheet -> List.of(id(sheet.recto().side())))
              .toList();
      if (!sheets.isEmpty()) {
        read.add(new ReadCopy(sheets, sheets.size() == copy.size()));
      }
    }
    return read;
  }

  private static List<List<Integer>> rectos(BatchPlan plan) {
    return plan.copies().stream()
        .map(copy -> copy.stream().map(number -> plan.sheet(number).recto().side()).toList())
        .toList();
  }

  private static UUID id(int recto) {
    return new UUID(0, recto);
  }

  private static List<Integer> sides(List<UUID> sheets) {
    return sheets.stream().map(sheet -> (int) sheet.getLeastSignificantBits()).toList();
  }
}
