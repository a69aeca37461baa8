package org.korrigo.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.stream.Collectors;

/** What a problem's {@code type} leads to: a page that says what it is, and the list of all. */
final class ProblemPages {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s · Korrigo</title>
        <link rel="stylesheet" href="/start.css">
      </head>
      <body>
        <h1>%1$s</h1>
        %2$s
      </body>
      </html>
      """;

  private ProblemPages() {}

  /** GET /problems */
  static void list(RoutingContext context) {
    String rows =
        ProblemTable.all().stream()
            .map(
                entry ->
                    "<tr><th scope=\"row\"><a href=\"%s\">%s</a></th><td>%d</td><td>%s</td></tr>"
                        .formatted(entry.type(), entry.slug(), entry.status(), text(entry.title())))
            .collect(Collectors.joining("\n"));
    answer(
        context,
        "Problems",
        """
        <table>
        <thead><tr><th scope="col">type</th><th scope="col">status</th><th scope="col">title</th></tr></thead>
        <tbody>
        %s
        </tbody>
        </table>\
        """
            .formatted(rows));
  }

  /** GET /problems/{slug} */
  static void show(RoutingContext context) {
    ProblemTable.find(context.pathParam("slug"))
        .ifPresentOrElse(
            entry ->
                answer(
                    context,
                    text(entry.title()),
                    "<p>HTTP status %d, type <code>%s</code>. <a href=\"/problems\">All problems</a></p>"
                        .formatted(entry.status(), entry.type())),
            () -> Problem.notFound().answer(context.request()));
  }

  private static void answer(RoutingContext context, String title, String content) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .end(PAGE.formatted(title, content));
  }

  private static String text(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;");
  }
}
