package org.korrigo.contracts.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Problems as answers to requests that are refused before they reach an endpoint. */
@ApplicationScoped
public class ProblemWriter {
  private final ObjectMapper json;

  ProblemWriter(ObjectMapper json) {
    this.json = json;
  }

  /** Answers a request with a problem document, unless it is being answered already. */
  public void answer(RoutingContext request, Problem problem) {
    if (request.response().headWritten()) {
      return;
    }
    try {
      request
          .response()
          .setStatusCode(problem.type().status())
          .putHeader("Content-Type", ProblemAnswers.MEDIA_TYPE)
          .end(Buffer.buffer(json.writeValueAsBytes(ProblemDocument.of(problem))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
