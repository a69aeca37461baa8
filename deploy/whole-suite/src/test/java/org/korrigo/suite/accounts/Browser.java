package org.korrigo.suite.accounts;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a pupil's browser does at the identity provider: cookies, redirects, forms. */
final class Browser {
  private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
  private static final int MOST_REDIRECTS = 10;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .cookieHandler(new TrustingCookies())
          .build();
  private final String home;

  /** A browser that stops where this address is opened. */
  Browser(String home) {
    this.home = home;
  }

  /**
   * A page.
   *
   * @param address as it was opened in the end
   * @param status of the answer; 302 where the browser came home
   */
  record Page(URI address, int status, String text) {

    /** Whether the form on it asks for a new password. */
    boolean asksForNewPassword() {
      return text.contains("name=\"password-new\"");
    }

    /** Whether the form on it asks who signs in. */
    boolean asksForPassword() {
      return text.contains("name=\"password\"");
    }
  }

  /** Opens an address and follows where it leads. */
  Page open(URI address) throws IOException, InterruptedException {
    return follow(HttpRequest.newBuilder(address));
  }

  /** Fills the page's form in and sends it. */
  Page send(Page page, Map<String, String> fields) throws IOException, InterruptedException {
    Matcher action = ACTION.matcher(page.text());
    if (!action.find()) {
      throw new AssertionError("There is no form on the page: " + page);
    }
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return follow(
        HttpRequest.newBuilder(page.address().resolve(plain(action.group(1))))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Chooses a password on a page that asks for one. */
  Page choose(Page page, String password) throws IOException, InterruptedException {
    return send(page, Map.of("password-new", password, "password-confirm", password));
  }

  private Page follow(HttpRequest.Builder first) throws IOException, InterruptedException {
    HttpRequest.Builder next = first;
    for (int i = 0; i < MOST_REDIRECTS; i++) {
      HttpResponse<String> answer =
          http.send(next.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
      String location = answer.headers().firstValue("Location").orElse(null);
      if (location == null || location.startsWith(home)) {
        URI address = location == null ? answer.uri() : URI.create(location);
        return new Page(address, answer.statusCode(), answer.body());
      }
      next = HttpRequest.newBuilder(answer.uri().resolve(location));
    }
    throw new AssertionError("The identity provider leads in a circle.");
  }

  /** The address of a link as a page writes it. */
  static String plain(String link) {
    return link.replace("&amp;", "&");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A browser takes a secure cookie from this machine without encryption, too. */
  private static final class TrustingCookies extends CookieManager {
    TrustingCookies() {
      super(null, CookiePolicy.ACCEPT_ALL);
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) throws IOException {
      List<String> cookies = new ArrayList<>();
      headers.forEach(
          (name, values) -> {
            if ("Set-Cookie".equalsIgnoreCase(name)) {
              values.forEach(value -> cookies.add(value.replaceAll("(?i);\\s*secure", "")));
            }
          });
      super.put(uri, Map.of("Set-Cookie", cookies));
    }
  }
}
