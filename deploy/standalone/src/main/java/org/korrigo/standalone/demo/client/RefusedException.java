package org.korrigo.standalone.demo.client;

/** An answer other than the one that the step needs. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 600;

  RefusedException(Answer answer) {
    super(
        "%s %s, asked by %s, was answered with %d: %s"
            .formatted(
                answer.method(),
                answer.uri().getPath(),
                answer.account(),
                answer.status(),
                answer.text().substring(0, Math.min(SHOWN, answer.text().length()))));
  }
}
