package org.korrigo.contracts.request;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/** Stops a body that did not say how large it is, with a problem that says how large it may be. */
@Provider
public class BoundedBodies implements ReaderInterceptor {
  private final long limit;

  BoundedBodies(@ConfigProperty(name = "korrigo.http.max-body-size") MemorySize limit) {
    this.limit = limit.asLongValue();
  }

  /**
   * Reads the body as far as it may go.
   *
   * @throws Problem too-large
   */
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    body.setInputStream(new Bounded(body.getInputStream(), limit));
    return body.proceed();
  }

  private static final class Bounded extends FilterInputStream {
    private final long limit;
    private long read;

    Bounded(InputStream body, long limit) {
      super(body);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      return next < 0 ? next : counted(1, next);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      return count < 0 ? count : counted(count, count);
    }

    private int counted(int bytes, int result) {
      read += bytes;
      if (read > limit) {
        throw new Problem(ProblemType.TOO_LARGE, "The request is larger than " + limit + " bytes.")
            .with("max_bytes", limit);
      }
      return result;
    }
  }
}
