package org.korrigo.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether what is behind the gateway answers. */
@ApplicationScoped
class UpstreamHealth {
  private static final long PATIENCE_MILLIS = 2_000;

  private final HttpClient client;
  private final TreeMap<String, RequestOptions> questions = new TreeMap<>();

  UpstreamHealth(Vertx vertx, GatewayConfiguration configuration) {
    client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(1_000));
    configuration
        .upstreams()
        .services()
        .forEach((name, address) -> questions.put(name, question(address, "/q/health/ready")));
    questions.put(
        "keycloak", question(configuration.upstreams().keycloak(), "/auth/realms/korrigo"));
  }

  private static RequestOptions question(URI address, String path) {
    return new RequestOptions()
        .setMethod(HttpMethod.GET)
        .setHost(address.getHost())
        .setPort(address.getPort())
        .setSsl("https".equals(address.getScheme()))
        .setURI(path)
        .setTimeout(PATIENCE_MILLIS);
  }

  /** Name → whether it is ready, asked now. */
  Future<Map<String, Boolean>> ask() {
    TreeMap<String, Boolean> answers = new TreeMap<>();
    List<Future<Void>> asked =
        questions.entrySet().stream()
            .map(
                question ->
                    isReady(question.getValue())
                        .<Void>map(
                            ready -> {
                              synchronized (answers) {
                                answers.put(question.getKey(), ready);
                              }
                              return null;
                            }))
            .toList();
    return Future.all(asked).map(answers);
  }

  private Future<Boolean> isReady(RequestOptions question) {
    return client
        .request(question)
        .compose(HttpClientRequest::send)
        .map(HttpClientResponse::statusCode)
        .map(status -> status == 200)
        .otherwise(false);
  }
}
