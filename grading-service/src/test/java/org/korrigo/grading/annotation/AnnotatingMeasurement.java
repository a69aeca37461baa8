package org.korrigo.grading.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

/**
 * How many annotations a second are drawn by HTTP, and how many pgbench writes with the same
 * statements; printed, as it judges no time. {@code deploy/benchmarks/grading/annotate} runs it.
 */
@QuarkusTest
@WithTestResource(
    value = Infrastructure.class,
    initArgs = @ResourceArg(name = Infrastructure.DURABLE, value = "true"))
class AnnotatingMeasurement {
  private static final Pattern WORDS = Pattern.compile(" ");
  private static final String TEXT = "'[^']*'";
  private static final Pattern VALUES =
      Pattern.compile(
          TEXT
              + "( \\|\\| (:id|gen_random_uuid\\(\\)|"
              + TEXT
              + "))*|\\$\\d+|:\\w+|\\(select copy_id from copy_lock where id = :lock\\)");
  private static final Pattern COMMANDS =
      Pattern.compile(";|\\\\gset( \\w+)?|^(--|\\\\set|begin).*$", Pattern.MULTILINE);
  private static final int COPIES = 128;

  /** Seconds between two looks at whether the compilers are done, and how many looks at most. */
  private static final int WARMING = 10;

  private static final int LOOKS = 30;

  /** The part of the time during which compilers that are done still compile. */
  private static final double COMPILING = 0.02;

  /** A late answer is an answer. */
  private static final String PATIENCE = "60s";

  private static final int[] CLIENTS = {1, 8, 32};

  @TestHTTPResource URI service;
  @TempDir Path folder;

  private final Path scripts = Path.of(System.getProperty("scripts", ""));
  private final int seconds = Integer.getInteger("seconds", 10);
  private final int rounds = Integer.getInteger("rounds", 3);
  private final List<Desk> desks = new ArrayList<>();

  /**
   * What one side did.
   *
   * @param perSecond annotations
   * @param median milliseconds
   * @param p99 milliseconds
   */
  private record Measured(double perSecond, double median, double p99) {}

  /** What both sides did one after the other. */
  private record Round(Measured http, Measured sql) {}

  @Test
  void measure() throws IOException, InterruptedException {
    Desk first = Desk.locked();
    desks.add(first);
    for (int i = 1; i < COPIES; i++) {
      Desk desk = first.another();
      desk.lock();
      desks.add(desk);
    }
    List<String> statements = writeSql();
    first.annotate("Signe oublié", null);
    assertThat(Statements.textsDuring(() -> first.annotate("Hypothèse oubliée", null)))
        .as("statements of the service, and of pgbench")
        .extracting(AnnotatingMeasurement::form)
        .containsExactlyElementsOf(statements.stream().map(AnnotatingMeasurement::form).toList());
    double compiling = warmUp();
    System.out.printf(
        Locale.ROOT,
        "%nfsync %s, synchronous_commit %s, compilers at work for %.2f of the time before, %d"
            + " copies, medians of %d rounds of %d s each%n",
        setting("fsync"),
        setting("synchronous_commit"),
        compiling,
        COPIES,
        rounds,
        seconds);
    System.out.printf(
        "%8s | %9s %8s %8s | %9s %8s %8s | %8s %8s%n",
        "clients", "HTTP /s", "median", "p99", "pgbench /s", "median", "p99", "rate", "p99");
    for (int clients : CLIENTS) {
      List<Round> done = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        done.add(round(clients));
      }
      System.out.printf(
          Locale.ROOT,
          "%8d | %9.0f %8.2f %8.2f | %9.0f %8.2f %8.2f | %8.2f %8.2f%n",
          clients,
          median(done, round -> round.http().perSecond()),
          median(done, round -> round.http().median()),
          median(done, round -> round.http().p99()),
          median(done, round -> round.sql().perSecond()),
          median(done, round -> round.sql().median()),
          median(done, round -> round.sql().p99()),
          median(done, round -> round.http().perSecond() / round.sql().perSecond()),
          median(done, round -> round.http().p99() / round.sql().p99()));
    }
  }

  private Round round(int clients) throws IOException, InterruptedException {
    publish();
    long before = written();
    Measured http = requests(clients);
    long between = written();
    publish();
    Measured sql = statements(clients);
    assertThat(between - before).as("annotations by HTTP").isPositive();
    assertThat(written() - between).as("annotations by pgbench").isPositive();
    return new Round(http, sql);
  }

  /** Waits for the events of one side to be published, which are not the other's work. */
  private static void publish() {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> Database.query("select sequence from outbox limit 1").isEmpty());
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /**
   * Draws annotations until the service is compiled, which takes minutes on a busy machine, and
   * answers in which part of the time there was still something to compile.
   */
  private double warmUp() throws IOException, InterruptedException {
    CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
    double compiling = 1;
    for (int look = 0; look < LOOKS && compiling > COMPILING; look++) {
      long before = compilers.getTotalCompilationTime();
      requests(8, WARMING);
      compiling = (compilers.getTotalCompilationTime() - before) / (WARMING * 1e3);
    }
    return compiling;
  }

  private static long written() {
    return ((Number) Database.query("select count(*) as n from annotation").getFirst().get("n"))
        .longValue();
  }

  private static Object setting(String name) {
    return Database.query("select current_setting(?) as value", name).getFirst().get("value");
  }

  /** Tokens last for five minutes, so every run has its own. */
  private void writeCopies() throws IOException {
    List<String> lines =
        desks.stream()
            .map(
                desk ->
                    "/api/grading/copies/%s/annotations %s %s"
                        .formatted(desk.copy, desk.token(), Tokens.teacher(desk.teacher)))
            .toList();
    Files.write(folder.resolve("copies"), lines);
  }

  /** A statement without its values, which pgbench writes as literals and variables. */
  private static String form(String statement) {
    return VALUES.matcher(statement).replaceAll("?").replaceAll("\\s+", " ").strip();
  }

  /** Answers the statements that pgbench does, begin and commit aside. */
  private List<String> writeSql() throws IOException {
    String sql = Files.readString(scripts.resolve("annotate.sql"));
    Map<String, Object> locks =
        Database.query(
                """
                select min(copy_lock.id) as first, max(copy_lock.id) as last, count(*) as n
                from copy_lock join copy on copy.id = copy_lock.copy_id where copy.exam_id = ?
                """,
                desks.getFirst().exam)
            .getFirst();
    assertThat(((Number) locks.get("last")).longValue() - ((Number) locks.get("first")).longValue())
        .as("locks without a gap")
        .isEqualTo(COPIES - 1L);
    Files.writeString(
        folder.resolve("annotate.sql"),
        sql.replace("@first@", locks.get("first").toString())
            .replace("@last@", locks.get("last").toString())
            .replace("@exam@", desks.getFirst().exam.toString())
            .replace("@teacher@", desks.getFirst().teacher));
    return COMMANDS
        .splitAsStream(sql)
        .map(String::strip)
        .filter(command -> !command.isEmpty() && !command.equals("commit"))
        .toList();
  }

  private Measured requests(int clients) throws IOException, InterruptedException {
    return requests(clients, seconds);
  }

  private Measured requests(int clients, int seconds) throws IOException, InterruptedException {
    writeCopies();
    String said =
        run(
            Map.of("COPIES", folder.resolve("copies").toString()),
            "wrk",
            "--threads",
            Integer.toString(Math.min(2, clients)),
            "--connections",
            Integer.toString(clients),
            "--duration",
            seconds + "s",
            "--timeout",
            PATIENCE,
            "--script",
            scripts.resolve("annotate.lua").toString(),
            service.resolve("/").toString());
    List<String> figures =
        said.lines()
            .filter(line -> line.startsWith("MEASURED"))
            .findFirst()
            .map(WORDS::splitAsStream)
            .orElseThrow(() -> new IllegalStateException(said))
            .toList();
    assertThat(figures.get(5)).as("requests that were refused: " + said).isEqualTo("0");
    return new Measured(
        Long.parseLong(figures.get(1)) / (Long.parseLong(figures.get(2)) / 1e6),
        Long.parseLong(figures.get(3)) / 1e3,
        Long.parseLong(figures.get(4)) / 1e3);
  }

  private Measured statements(int clients) throws IOException, InterruptedException {
    URI database = URI.create(setup("quarkus.datasource.jdbc.url").substring("jdbc:".length()));
    Path logs = Files.createTempDirectory(folder, "transactions");
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("pgbench", "pgbench"),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + Math.min(2, clients),
                "--time=" + seconds,
                "--log",
                "--log-prefix=" + logs.resolve("of"),
                "--host=" + database.getHost(),
                "--port=" + database.getPort(),
                "--username=" + setup("quarkus.datasource.username")));
    command.add("--file=" + folder.resolve("annotate.sql"));
    command.add("postgres");
    run(Map.of("PGPASSWORD", setup("quarkus.datasource.password")), command.toArray(String[]::new));
    double[] millis = latencies(logs);
    return new Measured(
        (double) millis.length / seconds,
        millis[millis.length / 2],
        millis[(int) (millis.length * 0.99)]);
  }

  private static double[] latencies(Path logs) throws IOException {
    try (Stream<Path> files = Files.list(logs)) {
      List<String> lines = new ArrayList<>();
      for (Path log : files.toList()) {
        lines.addAll(Files.readAllLines(log));
      }
      return lines.stream()
          .mapToDouble(line -> Long.parseLong(WORDS.splitAsStream(line).toList().get(2)) / 1e3)
          .sorted()
          .toArray();
    }
  }

  private static String setup(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }

  private static String run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
