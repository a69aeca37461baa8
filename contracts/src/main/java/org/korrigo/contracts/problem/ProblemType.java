package org.korrigo.contracts.problem;

import java.util.Locale;

/**
 * Every kind of error that Korrigo answers with (RFC 9457), once. The {@code type} is {@code
 * /problems/<slug>}; the table for users is generated from here into {@code docs/problems.md}.
 */
public enum ProblemType {
  INVALID_REQUEST(400, "The request is not valid"),
  UNAUTHENTICATED(401, "Who you are is not known"),
  FORBIDDEN(403, "You may not do this"),
  NOT_FOUND(404, "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "This cannot be done here"),
  NOT_ACCEPTABLE(406, "This is not offered in the form asked for"),
  ILLEGAL_TRANSITION(409, "The copy's state does not allow this"),
  COPY_HANDED_OVER(409, "The copy was handed over to grading"),
  SCALE_FROZEN(409, "The marking scale is frozen"),
  LOCK_LOST(409, "The lock is no longer yours"),
  ALREADY_IDENTIFIED(409, "The pupil already has a copy of this exam"),
  SCORES_MISSING(409, "Some questions have no score"),
  CONFIRMATION_REQUIRED(409, "This must be confirmed"),
  NOT_RELEASABLE(409, "The results cannot be released yet"),
  DUPLICATE_UPLOAD(409, "This file was uploaded before"),
  LEDGER_OPEN(409, "Sides of the scan are still open"),
  CONFLICT(409, "This contradicts what is stored"),
  STALE_VERSION(412, "It was changed in the meantime"),
  TOO_LARGE(413, "It is too large"),
  ADDRESS_TOO_LONG(414, "The address is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "This form of content is not understood"),
  RANGE_NOT_SATISFIABLE(416, "The range lies outside of the content"),
  UNSUPPORTED_SCAN(422, "The scan cannot be used"),
  UNSUPPORTED_ROSTER(422, "The roster cannot be used"),
  COPY_LOCKED(423, "Someone else is marking this copy"),
  PRECONDITION_REQUIRED(428, "The version you saw is needed"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  INTERNAL_ERROR(500, "Something went wrong on our side"),
  SERVICE_UNREACHABLE(502, "A service does not answer"),
  UNAVAILABLE(503, "Not available for the moment"),
  STORED_FILE_LOST(503, "A stored file is missing or damaged"),
  SERVICE_LATE(504, "A service answers too late");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** One short sentence, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** The URI reference in the {@code type} member. */
  public String uri() {
    return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
