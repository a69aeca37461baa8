package org.korrigo.standalone.demo;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.korrigo.standalone.Complaint;

/**
 * What the demonstration is to walk and where. The suite's own start gives the places as system
 * properties; options come first.
 *
 * @param gateway the suite's origin
 * @param secrets holds the demonstration accounts' passwords
 * @param kafka host and port of the broker
 * @param out where the results go
 * @param scan a real batch, or null to make one up
 * @param roster its roster
 * @param pagesPerCopy A4 pages of each copy
 * @param settle whose each copy is, for a person at the desk to say; or null
 * @param isNameOnFirstSheetOnly whether later sheets of a copy bear answers where names would stand
 * @param seed of the batch that is made up
 */
record DemoOptions(
    URI gateway,
    Path secrets,
    String kafka,
    Path out,
    Path scan,
    Path roster,
    int pagesPerCopy,
    Path settle,
    boolean isNameOnFirstSheetOnly,
    long seed) {

  static final String USAGE =
      """
      Options of the demonstration:
        (none)                      makes up a class and its papers, walks them, checks everything
        --seed N                    makes up another batch
        --scan FILE --roster FILE --pages-per-copy N
                                    walks real paper: an A3 batch and a PRONOTE roster
        --settle FILE               CSV copy,last_name,first_name: plays the person at the desk
        --names-on every-sheet      each sheet bears the name, not only a copy's first: hide it on all
        --out DIRECTORY             where copies/*.pdf and marks.csv go
        --gateway URL --kafka HOST:PORT --secrets FILE
                                    a suite elsewhere
      """;

  private static final Set<String> NAMES =
      Set.of(
          "--gateway",
          "--secrets",
          "--kafka",
          "--out",
          "--scan",
          "--roster",
          "--pages-per-copy",
          "--settle",
          "--names-on",
          "--seed");

  static DemoOptions parse(List<String> arguments) {
    Map<String, String> given = new HashMap<>();
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String name = rest.pop();
      if (!NAMES.contains(name) || rest.isEmpty()) {
        throw new Complaint("Not understood: " + name + "\n\n" + USAGE);
      }
      given.put(name, rest.pop());
    }
    Path scan = file(given, "--scan");
    Path roster = file(given, "--roster");
    if ((scan == null) != (roster == null) || (scan == null && given.containsKey("--settle"))) {
      throw new Complaint("Real paper needs both --scan and --roster\n\n" + USAGE);
    }
    return new DemoOptions(
        URI.create(place(given, "gateway")),
        Path.of(place(given, "secrets")),
        place(given, "kafka"),
        Path.of(place(given, "out")),
        scan,
        roster,
        number(given, "--pages-per-copy", 4),
        file(given, "--settle"),
        isFirstSheet(given.getOrDefault("--names-on", "first-sheet")),
        number(given, "--seed", 2026));
  }

  /** Whether there is real paper. */
  boolean isReal() {
    return scan != null;
  }

  private static String place(Map<String, String> given, String name) {
    String place = given.getOrDefault("--" + name, System.getProperty("korrigo." + name));
    if (place == null) {
      throw new Complaint("Where? Give --" + name + "\n\n" + USAGE);
    }
    return place;
  }

  private static Path file(Map<String, String> given, String name) {
    if (!given.containsKey(name)) {
      return null;
    }
    Path file = Path.of(given.get(name));
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new Complaint("%s: there is no readable file %s".formatted(name, file));
    }
    return file;
  }

  private static int number(Map<String, String> given, String name, int otherwise) {
    String typed = given.getOrDefault(name, Integer.toString(otherwise));
    if (!typed.matches("[1-9]\\d{0,8}")) {
      throw new Complaint("%s needs a number, not %s".formatted(name, typed));
    }
    return Integer.parseInt(typed);
  }

  private static boolean isFirstSheet(String typed) {
    return switch (typed) {
      case "first-sheet" -> true;
      case "every-sheet" -> false;
      default -> throw new Complaint("--names-on is first-sheet or every-sheet, not " + typed);
    };
  }
}
