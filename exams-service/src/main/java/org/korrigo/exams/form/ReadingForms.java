package org.korrigo.exams.form;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerHttpRequest;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.storage.FileStore;

/**
 * Reads the forms of {@link BoundedParts} endpoints in place of the framework's reader, which knows
 * one limit for the whole request and would let a file fill the disk up to that.
 */
@Provider
@BoundedParts
public class ReadingForms implements ContainerRequestFilter {
  private final PartLimits limits;
  private final FileStore files;
  private final ExecutorService workers;

  ReadingForms(PartLimits limits, FileStore files, ExecutorService workers) {
    this.limits = limits;
    this.files = files;
    this.workers = workers;
  }

  /** Suspends the request until its form is read; what is no form is left to its endpoint. */
  @Override
  public void filter(ContainerRequestContext context) {
    String type = context.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA)) {
      return;
    }
    String boundary = HeaderUtil.extractQuotedValueFromHeader(type, "boundary");
    if (boundary == null || boundary.isEmpty()) {
      throw Problem.invalid("Content-Type", "must say the form's boundary");
    }
    ResteasyReactiveRequestContext request =
        (ResteasyReactiveRequestContext)
            ((ResteasyReactiveContainerRequestContext) context).getServerRequestContext();
    IncomingForm form = new IncomingForm(boundary, limits, files::newTemporaryFile);
    Reader reader = new Reader(request, form);
    request.registerCompletionCallback(done -> workers.execute(form::discard));
    request.serverResponse().addCloseHandler(() -> workers.execute(reader::breakOff));
    request.suspend();
    request.serverRequest().setReadListener(reader);
    request.serverRequest().resumeRequestInput();
  }

  /** Writes files on a worker, one piece at a time: the next one waits until it is written. */
  private final class Reader implements ServerHttpRequest.ReadCallback {
    private final ResteasyReactiveRequestContext request;
    private final IncomingForm form;
    private long passedOver;
    private boolean refused;
    private boolean complete;

    Reader(ResteasyReactiveRequestContext request, IncomingForm form) {
      this.request = request;
      this.form = form;
    }

    @Override
    public void data(ByteBuffer bytes) {
      request.serverRequest().pauseRequestInput();
      workers.execute(
          () -> {
            read(bytes);
            request.serverRequest().resumeRequestInput();
          });
    }

    @Override
    public void done() {
      workers.execute(this::finish);
    }

    /** What comes after a refusal is passed over, so that the client reads why; within limits. */
    private synchronized void read(ByteBuffer bytes) {
      if (refused) {
        passedOver += bytes.remaining();
        if (passedOver > limits.request()) {
          request.serverRequest().closeConnection();
        }
        return;
      }
      try {
        form.read(bytes);
      } catch (Throwable refusal) {
        refuse(refusal);
      }
    }

    private synchronized void finish() {
      if (refused) {
        return;
      }
      try {
        request.setFormData(form.complete());
        complete = true;
        request.resume();
      } catch (Problem incomplete) {
        refuse(incomplete);
      }
    }

    /** The client has gone: nobody is told anything any more. */
    private synchronized void breakOff() {
      if (!complete) {
        refused = true;
        form.discard();
      }
    }

    private void refuse(Throwable refusal) {
      refused = true;
      form.discard();
      request.resume(refusal);
    }
  }
}
