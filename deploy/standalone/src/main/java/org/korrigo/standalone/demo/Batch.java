package org.korrigo.standalone.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.korrigo.standalone.Complaint;
import org.korrigo.standalone.demo.paper.Pupil;
import org.korrigo.standalone.demo.paper.SyntheticBatch;

/**
 * The paper to walk.
 *
 * @param roster PRONOTE's file
 * @param scan the A3 batch
 * @param pagesPerCopy A4 pages of each copy
 * @param writers whose each copy is, by its number in scan order from 1, as far as it is known
 * @param isSynthetic whether it was made up, so that its pages can be recognised
 * @param isNameOnFirstSheetOnly whether later sheets of a copy bear no name
 */
record Batch(
    Path roster,
    Path scan,
    int pagesPerCopy,
    Map<Integer, Writer> writers,
    boolean isSynthetic,
    boolean isNameOnFirstSheetOnly) {

  /**
   * Who wrote a copy.
   *
   * @param lastName surname
   * @param firstName given name
   */
  record Writer(String lastName, String firstName) {}

  static Batch of(SyntheticBatch batch) {
    Map<Integer, Writer> writers = new HashMap<>();
    for (Pupil pupil : batch.writers()) {
      writers.put(writers.size() + 1, new Writer(pupil.lastName(), pupil.firstName()));
    }
    return new Batch(
        batch.roster(), batch.scan(), SyntheticBatch.PAGES, Map.copyOf(writers), true, false);
  }

  static Batch real(DemoOptions options) throws IOException {
    Map<Integer, Writer> writers = options.settle() == null ? Map.of() : read(options.settle());
    return new Batch(
        options.roster(),
        options.scan(),
        options.pagesPerCopy(),
        writers,
        false,
        options.isNameOnFirstSheetOnly());
  }

  /** Who wrote the copy with this number, if anyone at the desk can tell. */
  Optional<Writer> writer(int copy) {
    return Optional.ofNullable(writers.get(copy));
  }

  private static Map<Integer, Writer> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    Map<Integer, Writer> writers = new HashMap<>();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      String[] cells = line.split(",", -1);
      if (line.isBlank()) {
        continue;
      }
      if (cells.length != 3 || !cells[0].strip().matches("[1-9]\\d{0,4}")) {
        throw new Complaint("%s: not copy,last_name,first_name: %s".formatted(file, line));
      }
      writers.put(
          Integer.parseInt(cells[0].strip()), new Writer(cells[1].strip(), cells[2].strip()));
    }
    return writers;
  }
}
