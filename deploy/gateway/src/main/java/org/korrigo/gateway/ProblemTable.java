package org.korrigo.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The types of problem that Korrigo answers with, as {@code docs/problems.md} lists them for users:
 * the build puts that page beside this class, so that the gateway and the services say the same of
 * the same type.
 */
final class ProblemTable {
  private static final String PAGE = "/problems.md";
  private static final Pattern LINE =
      Pattern.compile("(?m)^\\| `/problems/([a-z-]+)` \\| (\\d{3}) \\| (.+) \\|$");
  private static final Map<String, Entry> ENTRIES = read();

  /**
   * One type of problem.
   *
   * @param slug the last part of the type
   * @param status the HTTP status
   * @param title the type in words
   */
  record Entry(String slug, int status, String title) {
    String type() {
      return "/problems/" + slug;
    }
  }

  private ProblemTable() {}

  /** All types, in the order of their status. */
  static Collection<Entry> all() {
    return ENTRIES.values();
  }

  static Optional<Entry> find(String slug) {
    return Optional.ofNullable(ENTRIES.get(slug));
  }

  /** A type that must be in the table. */
  static Entry required(String slug) {
    return find(slug)
        .orElseThrow(() -> new IllegalArgumentException(PAGE + " does not list " + slug));
  }

  private static Map<String, Entry> read() {
    try (InputStream page = ProblemTable.class.getResourceAsStream(PAGE)) {
      String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, Entry> entries = new LinkedHashMap<>();
      LINE.matcher(text)
          .results()
          .map(ProblemTable::entry)
          .forEach(entry -> entries.put(entry.slug(), entry));
      return entries;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Entry entry(MatchResult line) {
    return new Entry(line.group(1), Integer.parseInt(line.group(2)), line.group(3));
  }
}
