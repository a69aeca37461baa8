package org.korrigo.suite.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.korrigo.standalone.demo.client.Person;
import org.korrigo.standalone.demo.client.Tokens;
import org.korrigo.standalone.suite.RunState;
import org.korrigo.suite.accounts.Browser.Page;

/**
 * Accounts from their creation to their erasure, on a suite that runs: the pupils of a class get
 * them by a slip or by a link, each of which works once.
 */
public final class AccountsWalk {
  private static final Pattern PASSWORD = Pattern.compile("usage unique : ([a-z2-9-]+)");
  private static final Pattern LINK = Pattern.compile("http[^\\s\"<>]*action-token[^\\s\"<>]*");
  private static final String OWN = "un mot de passe bien à moi";

  /** The verifier is nobody's: no code is redeemed. */
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final String gateway;
  private final String home;
  private final Person secretariat;
  private final IdentityProvider provider;
  private final String className = "T" + UUID.randomUUID().toString().substring(0, 6);

  /** A walk through a suite that runs. */
  public AccountsWalk(RunState state) throws IOException {
    Properties secrets = new Properties();
    try (BufferedReader file = Files.newBufferedReader(Path.of(state.secretsFile()))) {
      secrets.load(file);
    }
    gateway = state.gatewayUrl();
    home = gateway + "/accounts-walk";
    HttpClient http = HttpClient.newHttpClient();
    URI origin = URI.create(gateway);
    secretariat =
        new Person(http, origin, new Tokens(http, origin, secrets), "secretariat", answer -> {});
    int port =
        state.processes().stream()
            .filter(process -> process.name().equals("keycloak"))
            .findFirst()
            .orElseThrow()
            .port();
    provider =
        new IdentityProvider(
            "http://127.0.0.1:" + port + "/auth", secrets.getProperty("keycloak.administrator"));
  }

  /** Walks. */
  public void walk() throws IOException, InterruptedException {
    int bySlip = pupil("SLIPPE", "Ondine", null);
    int byLink = pupil("LIENNE", "Gaspard", "gaspard.lien@lycee.example");
    JsonNode created = post("/api/students/classes/" + className + "/accounts", null);
    assertThat(created.path("created").asInt()).isEqualTo(2);
    String slipName = accountName(bySlip);
    String linkName = accountName(byLink);
    assertThat(provider.hasAccount(slipName) && provider.hasAccount(linkName)).isTrue();

    aSlipWorksOnce(bySlip, slipName);
    aLinkGoesToTheCorrectedAddressAndWorksOnce(byLink, linkName);

    erase(bySlip, "SLIPPE Ondine");
    erase(byLink, "LIENNE Gaspard");
    assertThat(provider.hasAccount(slipName)).isFalse();
    assertThat(provider.hasAccount(linkName)).isFalse();
    assertThat(signIn(new Browser(home), slipName, OWN).asksForPassword()).isTrue();
  }

  private void aSlipWorksOnce(int id, String account) throws IOException, InterruptedException {
    String slip = slip(id);
    Browser browser = new Browser(home);
    Page first = signIn(browser, account, slip);
    assertThat(first.asksForNewPassword()).as(first.text()).isTrue();

    Page chosen = browser.choose(first, OWN);

    assertThat(chosen.address().toString())
        .as(chosen.text())
        .startsWith(home + "?")
        .contains("code=");
    assertThat(signIn(new Browser(home), account, slip).asksForPassword()).isTrue();
    assertThat(signIn(new Browser(home), account, OWN).address().toString()).contains("code=");
  }

  private void aLinkGoesToTheCorrectedAddressAndWorksOnce(int id, String account)
      throws IOException, InterruptedException {
    try (MailSink sink = new MailSink()) {
      provider.sendMailsTo(sink.port());
      correctAddress(id, "gaspard.lienne@lycee.example");
      JsonNode sent = post("/api/students/classes/" + className + "/activation-mails", null);
      assertThat(sent.path("sent").path(0).asInt()).as(sent.toString()).isEqualTo(id);
      MailSink.Mail mail = sink.next(Duration.ofMinutes(1));
      assertThat(mail.to()).isEqualTo("gaspard.lienne@lycee.example");

      URI link = URI.create(found(LINK, mail.text()));
      Browser browser = new Browser(home);
      Page asked = browser.open(link);
      Page form = browser.open(URI.create(found(LINK, Browser.plain(asked.text()))));
      assertThat(form.asksForNewPassword()).as(form.text()).isTrue();
      assertThat(browser.choose(form, OWN).status()).isEqualTo(200);

      assertThat(new Browser(home).open(link).status()).isEqualTo(400);
      assertThat(signIn(new Browser(home), account, OWN).address().toString()).contains("code=");
    }
  }

  private Page signIn(Browser browser, String account, String password)
      throws IOException, InterruptedException {
    Page form =
        browser.open(
            URI.create(
                gateway
                    + "/auth/realms/korrigo/protocol/openid-connect/auth?client_id=gateway"
                    + "&response_type=code&scope=openid&code_challenge_method=S256"
                    + "&code_challenge="
                    + CHALLENGE
                    + "&redirect_uri="
                    + Browser.encoded(home)));
    return browser.send(form, Map.of("username", account, "password", password));
  }

  private String slip(int id) throws IOException {
    byte[] pdf =
        secretariat
            .post(
                "/api/students/" + id + "/account/slip", null, Map.of("Accept", "application/pdf"))
            .expect(200)
            .body();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document);
      Matcher password = PASSWORD.matcher(text);
      assertThat(password.find()).as(text).isTrue();
      return password.group(1);
    }
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group();
  }

  private int pupil(String lastName, String firstName, String email) {
    return secretariat
        .post("/api/students", form(lastName, firstName, email))
        .expect(201)
        .json()
        .path("id")
        .asInt();
  }

  private void correctAddress(int id, String email) {
    String seen = secretariat.get("/api/students/" + id).expect(200).header("ETag");
    secretariat
        .put("/api/students/" + id, form("LIENNE", "Gaspard", email), Map.of("If-Match", seen))
        .expect(200);
  }

  private Map<String, String> form(String lastName, String firstName, String email) {
    Map<String, String> form = new HashMap<>();
    form.put("last_name", lastName);
    form.put("first_name", firstName);
    form.put("date_naissance", "2008-02-01");
    form.put("class_name", className);
    form.put("email", email);
    return form;
  }

  private String accountName(int id) {
    return secretariat.get("/api/students/" + id).expect(200).json().path("account_name").asText();
  }

  private void erase(int id, String confirmation) {
    secretariat
        .post("/api/students/" + id + "/erasure", Map.of("confirmation", confirmation))
        .expect(204);
  }

  private JsonNode post(String path, Object body) {
    return secretariat.post(path, body).expect(200).json();
  }
}
