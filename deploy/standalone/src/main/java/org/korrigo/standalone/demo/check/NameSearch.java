package org.korrigo.standalone.demo.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.korrigo.standalone.demo.client.Answer;

/**
 * Looks for pupils in what a teacher was given: address, headers and body, of a PDF its text and
 * its metadata, of a picture its comments. A surname, a given name and a birth date each count as
 * whole words, accents and case aside.
 */
public final class NameSearch {
  private static final int SHORTEST_IN_BYTES = 6;
  private static final String NEVER = "(?!)";

  private final List<String> faults = new ArrayList<>();
  private Pattern words;
  private Pattern bytes;
  private Pattern dates;
  private int answers;

  /**
   * Says whom nobody may recognise; before the first look.
   *
   * @param pupils at least one
   */
  public void forbid(Collection<PupilIdentity> pupils) {
    List<String> names =
        pupils.stream()
            .flatMap(pupil -> Stream.of(pupil.lastName(), pupil.firstName()))
            .map(Names::fold)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a search for nobody would find nothing");
    }
    words = alternatives(names);
    bytes = inBytes(pupils);
    dates =
        Pattern.compile(
            pupils.stream()
                .flatMap(NameSearch::datesOf)
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<!\\d)(?:", ")(?!\\d)")));
  }

  private static Pattern alternatives(List<String> names) {
    return Pattern.compile(
        names.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(?:", ")\\b")));
  }

  /**
   * Long names as they stand in Latin-1 and, read as Latin-1, in UTF-8; with accents or without.
   */
  private static Pattern inBytes(Collection<PupilIdentity> pupils) {
    String alternatives =
        pupils.stream()
            .flatMap(pupil -> Stream.of(pupil.lastName(), pupil.firstName()))
            .filter(name -> name.length() >= SHORTEST_IN_BYTES)
            .flatMap(name -> Stream.of(name, Names.withoutAccents(name)))
            .flatMap(name -> Stream.of(name, asLatin(name.getBytes(StandardCharsets.UTF_8))))
            .distinct()
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return alternatives.isEmpty()
        ? Pattern.compile(NEVER)
        : Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String asLatin(byte[] text) {
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static Stream<String> datesOf(PupilIdentity pupil) {
    return Stream.of("yyyy-MM-dd", "dd/MM/yyyy", "ddMMyyyy")
        .map(form -> DateTimeFormatter.ofPattern(form).format(pupil.birthDate()));
  }

  /** Looks through one answer. */
  public void look(Answer answer) {
    answers++;
    String headers = answer.headers().map().toString();
    search(answer, "its address", answer.uri().toString());
    search(answer, "its headers", headers);
    String type = answer.header("Content-Type");
    if (type.startsWith("application/pdf")) {
      searchPdf(answer);
    } else if (type.startsWith("image/")) {
      searchBytes(answer);
    } else {
      search(answer, "its body", answer.text());
    }
  }

  private void searchPdf(Answer answer) {
    searchBytes(answer);
    try (PDDocument document = Loader.loadPDF(answer.body())) {
      search(answer, "its text", new PDFTextStripper().getText(document));
      search(
          answer, "its information", document.getDocumentInformation().getCOSObject().toString());
      if (document.getDocumentCatalog().getMetadata() != null) {
        byte[] metadata = document.getDocumentCatalog().getMetadata().toByteArray();
        search(answer, "its metadata", new String(metadata, StandardCharsets.UTF_8));
      }
    } catch (IOException broken) {
      faults.add("%s is no PDF".formatted(answer.uri().getPath()));
    }
  }

  private void searchBytes(Answer answer) {
    report(answer, "its bytes", bytes.matcher(asLatin(answer.body())).find());
  }

  private void search(Answer answer, String where, String text) {
    boolean found = words.matcher(Names.fold(text)).find() || dates.matcher(text).find();
    report(answer, where, found);
  }

  /** Says where, never whom. */
  private void report(Answer answer, String where, boolean found) {
    if (found) {
      faults.add(
          "%s %s gives a pupil away in %s"
              .formatted(answer.method(), answer.uri().getPath(), where));
    }
  }

  /** Where somebody was recognised. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** How many answers were looked through. */
  public int answers() {
    return answers;
  }
}
