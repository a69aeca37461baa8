package org.korrigo.exams.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.storage.FileNotStoredException;

/**
 * A form while it comes in: fields are kept in memory, files on the disk, neither beyond limits.
 */
final class IncomingForm implements MultipartParser.PartHandler {
  private final PartLimits limits;
  private final Supplier<Path> newFile;
  private final MultipartParser.ParseState parser;
  private final FormData data;
  private final List<Path> created = new ArrayList<>();
  private long received;
  private int parts;

  private CaseInsensitiveMap<String> headers;
  private String field;
  private String fileName;
  private long size;
  private Path file;
  private OutputStream content;

  IncomingForm(String boundary, PartLimits limits, Supplier<Path> newFile) {
    this.limits = limits;
    this.newFile = newFile;
    this.data = new FormData(limits.parts());
    this.parser =
        MultipartParser.beginParse(
            this, boundary.getBytes(StandardCharsets.US_ASCII), StandardCharsets.UTF_8.name());
  }

  /**
   * Reads on.
   *
   * @throws Problem too-large as soon as a limit is passed; invalid-request if it is no form
   * @throws FileNotStoredException if its files cannot be written
   */
  void read(ByteBuffer bytes) {
    received += bytes.remaining();
    limits.requireRequest(received);
    try {
      parser.parse(bytes);
    } catch (Problem | FileNotStoredException refused) {
      throw refused;
    } catch (IOException | RuntimeException malformed) {
      throw Problem.invalid("body", "is no multipart form");
    }
  }

  /**
   * All of it.
   *
   * @throws Problem invalid-request if it ended before its last part did
   */
  FormData complete() {
    if (!parser.isComplete()) {
      throw Problem.invalid("body", "ends before its last part");
    }
    return data;
  }

  /** Deletes the files that nobody took away. Blocks. */
  void discard() {
    try {
      if (content != null) {
        content.close();
      }
      for (Path path : created) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void beginPart(CaseInsensitiveMap<String> partHeaders) {
    limits.requireParts(++parts);
    headers = partHeaders;
    String disposition = headers.getFirst("Content-Disposition");
    field =
        disposition == null ? null : HeaderUtil.extractQuotedValueFromHeader(disposition, "name");
    if (field == null) {
      throw Problem.invalid("body", "has a part without a name");
    }
    fileName = HeaderUtil.extractQuotedValueFromHeaderWithEncoding(disposition, "filename");
    size = 0;
    file = null;
    content = fileName == null ? new ByteArrayOutputStream() : newContent();
  }

  private OutputStream newContent() {
    file = newFile.get();
    created.add(file);
    try {
      return Files.newOutputStream(file);
    } catch (IOException e) {
      throw new FileNotStoredException(e);
    }
  }

  @Override
  public void data(ByteBuffer bytes) {
    size += bytes.remaining();
    if (fileName == null) {
      limits.requireField(field, size);
    } else {
      limits.requireFile(fileName, size);
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    try {
      content.write(copy);
    } catch (IOException e) {
      throw new FileNotStoredException(e);
    }
  }

  @Override
  public void endPart() {
    if (content instanceof ByteArrayOutputStream text) {
      String charset = StandardCharsets.UTF_8.name();
      data.add(field, text.toString(StandardCharsets.UTF_8), charset, headers);
      return;
    }
    try {
      content.close();
    } catch (IOException e) {
      throw new FileNotStoredException(e);
    }
    data.add(field, file, fileName, headers);
  }
}
