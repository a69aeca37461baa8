package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import org.korrigo.contracts.content.ContentAnswers;
import org.korrigo.contracts.storage.StoredSlice;
import org.korrigo.grading.journal.JournalFacts;

/**
 * Hands annotated PDFs out, and journals each download once (domain §1, EXPORT), before its first
 * byte is sent: the whole file, or a range from its beginning. A later range goes on with a
 * download of the same file that was journalled within the last day, and is one of its own
 * otherwise. An answer without content, such as 304, is none.
 */
@ApplicationScoped
public class HandingOutPdfs {
  private static final Duration ONE_DOWNLOAD = Duration.ofDays(1);
  private static final String FROM_THE_BEGINNING = "bytes 0-";

  private final ContentAnswers contents;
  private final ExportedCopies exported;
  private final JournalFacts journal;

  HandingOutPdfs(ContentAnswers contents, ExportedCopies exported, JournalFacts journal) {
    this.contents = contents;
    this.exported = exported;
    this.journal = journal;
  }

  /** The answer with the file, a part of it, or that the caller has it. */
  public Uni<Response> answer(Download download, HttpHeaders headers, Request request) {
    return contents
        .answer(StoredSlice.whole(download.pdf()), headers)
        .emitOn(MutinyHelper.executor(Vertx.currentContext()))
        .call(answer -> journal(download, answer, request))
        .map(
            answer ->
                Response.fromResponse(answer)
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"" + download.fileName() + "\"")
                    .build());
  }

  private Uni<Void> journal(Download download, Response answer, Request request) {
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      return Uni.createFrom().voidItem();
    }
    if (answer.getStatus() == Status.OK.getStatusCode()) {
      return record(download);
    }
    if (answer.getStatus() == Status.PARTIAL_CONTENT.getStatusCode()) {
      return answer.getHeaderString("Content-Range").startsWith(FROM_THE_BEGINNING)
          ? record(download)
          : recordUnlessGoingOn(download);
    }
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> record(Download download) {
    return Panache.withTransaction(() -> exported.record(download));
  }

  private Uni<Void> recordUnlessGoingOn(Download download) {
    return Panache.withTransaction(
        () ->
            journal
                .knowsExport(
                    download.copyId(),
                    download.actorId(),
                    download.reason(),
                    download.pdf().sha256(),
                    download.at().minus(ONE_DOWNLOAD))
                .flatMap(known -> known ? Uni.createFrom().voidItem() : exported.record(download)));
  }
}
