package org.korrigo.contracts.request;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/**
 * An endpoint that does not say in which forms it answers, answers JSON. Whoever asks it for
 * another form is refused before anything is done.
 */
public class AcceptableForms {

  /**
   * @throws Problem invalid-request if the header cannot be read
   */
  @ServerRequestFilter(preMatching = true)
  public void requireReadable(HttpHeaders headers) {
    accepted(headers);
  }

  /**
   * @throws Problem not-acceptable
   */
  @ServerRequestFilter
  public void requireJson(ResourceInfo resource, HttpHeaders headers) {
    if (answersJson(resource) && accepted(headers).stream().noneMatch(AcceptableForms::isJson)) {
      throw new Problem(ProblemType.NOT_ACCEPTABLE, "The answer is application/json.");
    }
  }

  /** Says that it is JSON: the framework would take any writer for {@code application/*}. */
  @ServerResponseFilter
  public void answerJson(ContainerResponseContext response, ResourceInfo resource) {
    if (response.hasEntity() && response.getMediaType() == null && answersJson(resource)) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_TYPE);
    }
  }

  private static boolean answersJson(ResourceInfo resource) {
    return resource.getResourceMethod() != null
        && !resource.getResourceMethod().isAnnotationPresent(Produces.class)
        && !resource.getResourceClass().isAnnotationPresent(Produces.class);
  }

  private static List<MediaType> accepted(HttpHeaders headers) {
    try {
      return headers.getAcceptableMediaTypes();
    } catch (IllegalArgumentException unreadable) {
      throw Problem.invalid(HttpHeaders.ACCEPT, "cannot be read as a list of media types");
    }
  }

  private static boolean isJson(MediaType accepted) {
    String quality = accepted.getParameters().getOrDefault("q", "1");
    return accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE) && !quality.matches("0(\\.0*)?");
  }
}
