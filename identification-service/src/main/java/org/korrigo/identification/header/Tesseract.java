package org.korrigo.identification.header;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where Tesseract is on this machine, and whether it could be used when last tried. */
@ApplicationScoped
class Tesseract {
  /** The fault until a worker has tried to open it: nothing is known of it yet. */
  static final String UNTRIED = "Tesseract has not been tried yet.";

  private static final List<Path> USUAL =
      List.of(
          Path.of("/usr/share/tesseract-ocr/5/tessdata"),
          Path.of("/usr/share/tessdata"),
          Path.of("/usr/local/share/tessdata"));

  private final Optional<Path> setting;
  private final String language;
  private volatile String fault = UNTRIED;

  Tesseract(
      @ConfigProperty(name = "korrigo.tesseract.data") Optional<Path> setting,
      @ConfigProperty(name = "korrigo.tesseract.language", defaultValue = "fra") String language) {
    this.setting = setting;
    this.language = language;
  }

  /**
   * Opens a recogniser for one worker.
   *
   * @throws RecogniserMissingException in words for the administrator
   */
  LineRecogniser open() {
    try {
      LineRecogniser recogniser = LineRecogniser.open(data(), language);
      fault = null;
      return recogniser;
    } catch (RecogniserMissingException e) {
      fault = e.getMessage();
      throw e;
    }
  }

  /** Why it could not be opened when last tried, or {@link #UNTRIED}; empty if it could. */
  Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  private Path data() {
    Stream<Path> environment = Stream.ofNullable(System.getenv("TESSDATA_PREFIX")).map(Path::of);
    return setting.orElseGet(
        () ->
            Stream.concat(environment, USUAL.stream())
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(USUAL.getFirst()));
  }
}
