package org.korrigo.contracts.content;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.PathPart;
import org.korrigo.contracts.problem.ProblemDocument;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredSlice;

/**
 * Answers a request with stored content: 200 whole, 206 for one range, 304 if the client's is the
 * same, 416 for a range outside. Content never changes, so its hash is its entity tag.
 */
@ApplicationScoped
public class ContentAnswers {
  /** Asked anew each time, for what may be taken back. */
  private static final String ASKED_ANEW = "private, no-cache";

  /** For what never changes under its URL; no shared cache may keep it. */
  private static final String KEPT = "private, max-age=31536000, immutable";

  private final FileStore files;

  ContentAnswers(FileStore files) {
    this.files = files;
  }

  /**
   * The answer; the file is opened and its hash checked on a worker.
   *
   * @param request the headers that say what the client has and which part it wants
   */
  public Uni<Response> answer(StoredSlice content, HttpHeaders request) {
    return answer(content, request, ASKED_ANEW);
  }

  /**
   * The answer with content that stays what it is under its URL: the client may keep it.
   *
   * @param request the headers that say what the client has and which part it wants
   */
  public Uni<Response> lasting(StoredSlice content, HttpHeaders request) {
    return answer(content, request, KEPT);
  }

  private Uni<Response> answer(StoredSlice content, HttpHeaders request, String caching) {
    String tag = "\"" + content.sha256() + "\"";
    if (names(request.getRequestHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
      return Uni.createFrom()
          .item(
              Response.notModified()
                  .header(HttpHeaders.ETAG, tag)
                  .header(HttpHeaders.CACHE_CONTROL, caching)
                  .build());
    }
    ByteRange range = range(request, tag, content.length());
    if (range != null && !range.satisfiable()) {
      return Uni.createFrom().item(outside(content));
    }
    return Uni.createFrom()
        .item(() -> files.fetch(content.file()))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .map(
            file -> {
              Response.ResponseBuilder answer =
                  range == null
                      ? Response.ok(new PathPart(file, content.offset(), content.length()))
                      : part(range, content)
                          .entity(
                              new PathPart(file, content.offset() + range.first(), range.count()));
              return answer
                  .type(content.contentType())
                  .header(HttpHeaders.ETAG, tag)
                  .header(HttpHeaders.CACHE_CONTROL, caching)
                  .header("Accept-Ranges", "bytes")
                  .build();
            });
  }

  private static Response.ResponseBuilder part(ByteRange range, StoredSlice content) {
    return Response.status(Status.PARTIAL_CONTENT)
        .header(
            "Content-Range",
            "bytes %d-%d/%d"
                .formatted(range.first(), range.first() + range.count() - 1, content.length()));
  }

  private static ByteRange range(HttpHeaders request, String tag, long length) {
    List<String> onlyIf = request.getRequestHeader("If-Range");
    if (onlyIf != null && !onlyIf.isEmpty() && !onlyIf.getFirst().equals(tag)) {
      return null;
    }
    return ByteRange.parse(request.getHeaderString("Range"), length);
  }

  private static boolean names(List<String> tags, String tag) {
    return tags != null
        && tags.stream().anyMatch(line -> line.contains(tag) || line.strip().equals("*"));
  }

  private static Response outside(StoredSlice content) {
    ProblemType type = ProblemType.RANGE_NOT_SATISFIABLE;
    return Response.status(type.status())
        .type("application/problem+json")
        .header("Content-Range", "bytes */" + content.length())
        .entity(
            new ProblemDocument(type.uri(), type.title(), type.status(), null, List.of(), Map.of()))
        .build();
  }
}
