package org.korrigo.standalone.demo.client;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** A form with fields and one file, which is read from the disk while it is sent. */
final class MultipartForm {
  private final String boundary = "korrigo-" + UUID.randomUUID();
  private final StringBuilder head = new StringBuilder();
  private final Path file;

  MultipartForm(Path file, String contentType, Map<String, String> fields) {
    this.file = file;
    fields.forEach((name, value) -> part(name, "").append("\r\n").append(value).append("\r\n"));
    part("file", "; filename=\"%s\"".formatted(file.getFileName()));
    head.append("Content-Type: ").append(contentType).append("\r\n\r\n");
  }

  private StringBuilder part(String name, String more) {
    return head.append("--")
        .append(boundary)
        .append("\r\nContent-Disposition: form-data; name=\"")
        .append(name)
        .append('"')
        .append(more)
        .append("\r\n");
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  BodyPublisher body() throws IOException {
    return BodyPublishers.concat(
        BodyPublishers.ofString(head.toString()),
        BodyPublishers.ofFile(file),
        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
  }
}
