package org.korrigo.exams.form;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/** How large and how many the parts of a form may be. */
@ApplicationScoped
class PartLimits {
  private static final int LARGEST_FIELD = 2048;

  /** Fields beside the files: no endpoint has more. */
  private static final int FIELDS = 10;

  private final long file;
  private final long request;
  private final int files;

  PartLimits(
      @ConfigProperty(name = "korrigo.scan.max-file-size") MemorySize file,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize request,
      @ConfigProperty(name = "korrigo.scan.max-files") int files) {
    if (file.asLongValue() >= request.asLongValue()) {
      throw new IllegalStateException(
          "quarkus.http.limits.max-body-size must be larger than korrigo.scan.max-file-size: a"
              + " request is a file and its form.");
    }
    this.file = file.asLongValue();
    this.request = request.asLongValue();
    this.files = files;
  }

  /** Bytes that a request may have. */
  long request() {
    return request;
  }

  /** Parts that a form may have. */
  int parts() {
    return files + FIELDS;
  }

  /**
   * @param number of parts that have begun
   * @throws Problem too-large if there are too many
   */
  void requireParts(int number) {
    if (number > parts()) {
      throw new Problem(ProblemType.TOO_LARGE, "More than " + files + " files at once.")
          .with("max_files", files);
    }
  }

  /**
   * @param received bytes of the form so far
   * @throws Problem too-large
   */
  void requireRequest(long received) {
    if (received > request) {
      throw new Problem(ProblemType.TOO_LARGE, "The request is larger than " + request + " bytes.")
          .with("max_bytes", request);
    }
  }

  /**
   * An archive may be as large as a request: what is in it has limits of its own.
   *
   * @param received bytes of the file so far
   * @throws Problem too-large naming the file
   */
  void requireFile(String name, long received) {
    boolean isArchive = name.toLowerCase(Locale.ROOT).endsWith(".zip");
    if (received > file && !isArchive) {
      throw new Problem(ProblemType.TOO_LARGE, "A file is larger than " + file + " bytes.")
          .with("max_bytes", file)
          .violating(name, "has more than " + file + " bytes");
    }
  }

  /**
   * @param received bytes of a part that is no file so far
   * @throws Problem too-large naming the field
   */
  void requireField(String name, long received) {
    if (received > LARGEST_FIELD) {
      throw new Problem(
              ProblemType.TOO_LARGE, "A field is larger than " + LARGEST_FIELD + " bytes.")
          .with("max_bytes", LARGEST_FIELD)
          .violating(name, "has more than " + LARGEST_FIELD + " bytes");
    }
  }
}
