package org.korrigo.contracts.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hibernate.StaleStateException;
import org.hibernate.exception.DataException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.korrigo.contracts.storage.FileNotStoredException;

/**
 * Turns every exception that leaves a resource into a problem document; what is not foreseen is a
 * 500 without detail.
 */
public class ProblemAnswers {
  static final String MEDIA_TYPE = "application/problem+json";
  private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

  /** As RESTEasy Reactive words it; the exception has no type of its own. */
  private static final String BROKEN_OFF = "Connection terminated reading multipart data";

  /** SQL states of text that PostgreSQL does not store: U+0000, raw and inside of JSON. */
  private static final Set<String> NOT_STORABLE = Set.of("22021", "22P05");

  private static final Map<Integer, ProblemType> BY_STATUS =
      Map.of(
          400, ProblemType.INVALID_REQUEST,
          401, ProblemType.UNAUTHENTICATED,
          403, ProblemType.FORBIDDEN,
          404, ProblemType.NOT_FOUND,
          405, ProblemType.METHOD_NOT_ALLOWED,
          406, ProblemType.NOT_ACCEPTABLE,
          413, ProblemType.TOO_LARGE,
          415, ProblemType.UNSUPPORTED_MEDIA_TYPE,
          503, ProblemType.UNAVAILABLE);

  @ServerExceptionMapper
  public Response refused(Problem problem) {
    LOG.infof("Refused: %s: %s", problem.type().uri(), problem.violations().size());
    return answer(problem);
  }

  @ServerExceptionMapper({ConstraintViolationException.class})
  public Response notValid(ConstraintViolationException failure) {
    return answer(
        Problem.invalid(
            failure.getConstraintViolations().stream().map(ProblemAnswers::violation).toList()));
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  public Response unauthenticated(SecurityException failure) {
    return Response.fromResponse(
            answer(new Problem(ProblemType.UNAUTHENTICATED, "A valid access token is needed.")))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper
  public Response forbidden(ForbiddenException failure) {
    return answer(
        new Problem(ProblemType.FORBIDDEN, "Your account does not have the role that this needs."));
  }

  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  public Response notJson(JsonProcessingException failure) {
    return failure.getCause() instanceof Problem problem
        ? refused(problem)
        : answer(unreadable(failure));
  }

  @ServerExceptionMapper({OptimisticLockException.class, StaleStateException.class})
  public Response stale(RuntimeException failure) {
    return answer(
        new Problem(ProblemType.STALE_VERSION, "Someone changed it meanwhile: read it again."));
  }

  @ServerExceptionMapper({org.hibernate.exception.ConstraintViolationException.class})
  public Response conflict(org.hibernate.exception.ConstraintViolationException failure) {
    LOG.infof("Refused by the database: %s", failure.getConstraintName());
    return answer(new Problem(ProblemType.CONFLICT, "It contradicts what is already stored."));
  }

  @ServerExceptionMapper({DataException.class})
  public Response notStorable(DataException failure) {
    return NOT_STORABLE.contains(failure.getSQLState())
        ? answer(Problem.invalid("request", "contains a character that no text can hold (U+0000)"))
        : unknown(failure);
  }

  /** A file store whose disk is full, or that is not there: the same may be asked again. */
  @ServerExceptionMapper
  public Response notStored(FileNotStoredException failure) {
    LOG.errorf(failure, "A file could not be stored");
    return answer(
        new Problem(
            ProblemType.UNAVAILABLE,
            "Files cannot be stored at the moment; nothing of the request is kept. Try again."));
  }

  /** A form that ends before its last part; any other failure to read or write is ours. */
  @ServerExceptionMapper
  public Response brokenOff(IOException failure) {
    return BROKEN_OFF.equals(failure.getMessage())
        ? answer(Problem.invalid("body", "ends before its last part"))
        : unknown(failure);
  }

  @ServerExceptionMapper
  public Response http(
      WebApplicationException failure, ResourceInfo resource, UriInfo uri, HttpHeaders headers) {
    if (failure.getCause() instanceof JsonProcessingException unreadable) {
      return notJson(unreadable);
    }
    if (failure.getCause() != null && resource != null && resource.getResourceMethod() != null) {
      List<Problem.Violation> malformed =
          MalformedParameters.of(resource.getResourceMethod(), uri, headers);
      if (!malformed.isEmpty()) {
        return answer(Problem.invalid(malformed));
      }
    }
    ProblemType type = BY_STATUS.get(failure.getResponse().getStatus());
    return type == null ? unknown(failure) : answer(new Problem(type, type.title() + "."));
  }

  @ServerExceptionMapper({Throwable.class})
  public Response unknown(Throwable failure) {
    UUID reference = UUID.randomUUID();
    LOG.errorf(failure, "Unforeseen: reference=%s", reference);
    return answer(new Problem(ProblemType.INTERNAL_ERROR, null).with("reference", reference));
  }

  private static Problem unreadable(JsonProcessingException failure) {
    String where =
        failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
            ? mapping.getPath().stream()
                .map(
                    step ->
                        step.getFieldName() != null
                            ? "." + step.getFieldName()
                            : "[" + step.getIndex() + "]")
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "")
            : "body";
    String line =
        failure.getLocation() == null ? "" : " (line " + failure.getLocation().getLineNr() + ")";
    return Problem.invalid(where, "cannot be read as what is expected here" + line);
  }

  private static Problem.Violation violation(ConstraintViolation<?> violation) {
    List<String> steps =
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
            .map(Path.Node::toString)
            .toList();
    String field =
        String.join(
            ".",
            steps.size() > 2
                ? steps.subList(2, steps.size())
                : steps.subList(steps.size() - 1, steps.size()));
    return new Problem.Violation(snakeCase(field), violation.getMessage());
  }

  private static String snakeCase(String field) {
    return field.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
  }

  private static Response answer(Problem problem) {
    return Response.status(problem.type().status())
        .type(MEDIA_TYPE)
        .entity(ProblemDocument.of(problem))
        .build();
  }
}
