package org.korrigo.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.korrigo.standalone.Complaint;
import org.korrigo.standalone.demo.check.Checks;
import org.korrigo.standalone.demo.check.NameSearch;
import org.korrigo.standalone.demo.client.Answer;
import org.korrigo.standalone.demo.client.EventWatch;
import org.korrigo.standalone.demo.client.Person;
import org.korrigo.standalone.demo.client.RefusedException;
import org.korrigo.standalone.demo.client.Tokens;
import org.korrigo.standalone.demo.paper.SyntheticBatch;

/** The demonstration's program: ends with 0 only if everything it checked was right. */
public final class Demo {
  private final DemoOptions options;
  private final Narration narration;
  private final Checks checks = new Checks();
  private final NameSearch teachersEvidence = new NameSearch();

  private Demo(DemoOptions options, Narration narration) {
    this.options = options;
    this.narration = narration;
  }

  /** Walks once. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean isTerminal = System.console() != null && System.console().isTerminal();
    System.exit(run(List.of(arguments), new Narration(out, isTerminal)));
  }

  private static int run(List<String> arguments, Narration narration) {
    try {
      return new Demo(DemoOptions.parse(arguments), narration).run() ? 0 : 1;
    } catch (Complaint | RefusedException | UncheckedIOException | IOException stopped) {
      narration.say("");
      narration.say("The demonstration has stopped: " + stopped.getMessage());
      return 1;
    }
  }

  private boolean run() throws IOException {
    narration.say("Korrigo's demonstration, through " + options.gateway() + " as its users");
    narration.say("");
    narration.head();
    Batch batch = options.isReal() ? Batch.real(options) : makeUp();
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    Tokens tokens = new Tokens(http, options.gateway(), secrets());
    try (EventWatch events = new EventWatch(options.kafka())) {
      Stage stage =
          new Stage(
              person(http, tokens, "secretariat", answer -> {}),
              List.of(
                  person(http, tokens, "prof1", teachersEvidence::look),
                  person(http, tokens, "prof2", teachersEvidence::look)),
              person(http, tokens, "eleve1", answer -> {}),
              person(http, tokens, "eleve2", answer -> {}),
              events,
              narration,
              checks);
      new Walk(stage, teachersEvidence, batch, new Results(options.out())).walk();
    }
    narration.verdict(checks);
    return checks.areRight();
  }

  private Batch makeUp() throws IOException {
    Path directory = options.out().resolve("paper");
    int sides = SyntheticBatch.sides();
    SyntheticBatch made =
        SyntheticBatch.write(
            directory,
            options.seed(),
            done -> narration.progress("demonstration", "A3 sides written", done, sides));
    narration.step(
        "demonstration",
        "%d invented pupils, their roster and %d A3 sides written"
            .formatted(made.writers().size(), sides),
        "");
    return Batch.of(made);
  }

  private Person person(HttpClient http, Tokens tokens, String account, Consumer<Answer> witness) {
    return new Person(http, options.gateway(), tokens, account, witness);
  }

  private Properties secrets() throws IOException {
    Properties secrets = new Properties();
    try (Reader reader = Files.newBufferedReader(options.secrets())) {
      secrets.load(reader);
    } catch (IOException unreadable) {
      throw new Complaint("The secrets file %s cannot be read".formatted(options.secrets()));
    }
    return secrets;
  }
}
