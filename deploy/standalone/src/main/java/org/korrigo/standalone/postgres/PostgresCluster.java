package org.korrigo.standalone.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.korrigo.standalone.Complaint;
import org.korrigo.standalone.process.ProcessDefinition;
import org.korrigo.standalone.process.Readiness;

/**
 * One cluster on disk. PostgreSQL refuses to run as root, so root runs it inside a user namespace,
 * where the same files belong to nobody in particular.
 */
public final class PostgresCluster {
  private static final String SUPERUSER = "postgres";

  private final Path home;
  private final int port;
  private final String password;

  /**
   * @param home where programs and cluster live
   * @param port the loopback port
   * @param password of the superuser, which nothing but the suite itself uses
   */
  public PostgresCluster(Path home, int port, String password) {
    this.home = home;
    this.port = port;
    this.password = password;
  }

  /** Unpacks the programs and creates the cluster, each once. */
  public void prepare() {
    try {
      Path programs = PostgresPrograms.unpackInto(home);
      if (!Files.exists(cluster().resolve("PG_VERSION"))) {
        initialise(programs);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void initialise(Path programs) throws IOException {
    Path draft = Files.createTempDirectory(home, "cluster");
    Path passwordFile =
        Files.createTempFile(
            home,
            "password",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(passwordFile, password);
      run(
          unprivileged(
              programs.resolve("bin/initdb").toString(),
              "--pgdata=" + draft,
              "--username=" + SUPERUSER,
              "--pwfile=" + passwordFile,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--locale=C"));
    } finally {
      Files.delete(passwordFile);
    }
    Files.move(draft, cluster(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The server process; ends on INT, PostgreSQL's fast and orderly shutdown. */
  public ProcessDefinition server(Path log) {
    List<String> command =
        unprivileged(
            home.resolve("programs/bin/postgres").toString(),
            "-D",
            cluster().toString(),
            "-c",
            "port=" + port,
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=150",
            "-c",
            "timezone=UTC",
            "-c",
            "log_timezone=UTC");
    return new ProcessDefinition(
            "postgres", command, Map.of("LC_ALL", "C"), home, log, (Readiness) this::answers)
        .stoppedBy("INT")
        .preparedBy(this::removeStaleLock);
  }

  /** The JDBC address of a database on this server. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", password);
    properties.setProperty("loginTimeout", "5");
    return DriverManager.getConnection(jdbcUrl(database), properties);
  }

  private boolean answers() {
    try (Connection connection = connect("postgres")) {
      return connection.isValid(2);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /**
   * After a kill or a power cut the server's lock file names a process number that may by now
   * belong to any program; the server would then refuse to start. It is removed unless that process
   * really is this server.
   */
  private void removeStaleLock() {
    Path lock = cluster().resolve("postmaster.pid");
    try {
      if (Files.exists(lock) && !namesLivingServer(lock)) {
        Files.delete(lock);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private boolean namesLivingServer(Path lock) throws IOException {
    List<String> lines = Files.readAllLines(lock);
    if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")) {
      return false;
    }
    Path commandLine = Path.of("/proc", lines.getFirst().strip(), "cmdline");
    return Files.isReadable(commandLine)
        && Files.readString(commandLine).contains(cluster().toString());
  }

  private Path cluster() {
    return home.resolve("cluster");
  }

  private static List<String> unprivileged(String... command) {
    List<String> whole = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      whole.addAll(List.of("unshare", "--user"));
    }
    whole.addAll(List.of(command));
    return whole;
  }

  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new Complaint("PostgreSQL's cluster cannot be created: " + output.strip());
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new Complaint("Creating PostgreSQL's cluster was interrupted");
    }
  }
}
