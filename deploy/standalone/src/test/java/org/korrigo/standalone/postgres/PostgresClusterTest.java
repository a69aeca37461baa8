package org.korrigo.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.standalone.process.Backoff;
import org.korrigo.standalone.process.Ports;
import org.korrigo.standalone.process.ProcessIdentity;
import org.korrigo.standalone.process.ProcessListener;
import org.korrigo.standalone.process.SupervisedProcess;

@Timeout(120)
class PostgresClusterTest {
  private static final ServiceDatabase EXAMS =
      new ServiceDatabase("exams", "owner-password", "app-password");
  private static final ServiceDatabase GRADING =
      new ServiceDatabase("grading", "owner-password-2", "app-password-2");

  @TempDir static Path directory;
  private static PostgresCluster cluster;
  private static SupervisedProcess server;
  private static volatile ProcessIdentity running;

  @BeforeAll
  static void start() throws Exception {
    cluster =
        new PostgresCluster(directory.resolve("postgres"), new Ports(4711).free(), "superuser");
    cluster.prepare();
    server = startServer();
    EXAMS.ensure(cluster);
    GRADING.ensure(cluster);
    execute(EXAMS, EXAMS.owner(), EXAMS.ownerPassword(), "create table exam (name varchar(255))");
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void theApplicationReadsAndWritesRows() throws SQLException {
    asApplication("insert into exam values ('Bac blanc')");
    asApplication("update exam set name = 'Bac blanc 2' where name = 'Bac blanc'");
    asApplication("delete from exam where name = 'Bac blanc 2'");
  }

  @Test
  void theApplicationCannotChangeTheStructure() {
    assertDenied("create table mine (id int)");
    assertDenied("alter table exam add column mine int");
    assertDenied("drop table exam");
    assertDenied("create schema mine");
    assertDenied("truncate exam");
  }

  @Test
  void theApplicationCannotEnterAnotherServicesDatabase() {
    assertThatThrownBy(
            () -> execute(GRADING, EXAMS.application(), EXAMS.applicationPassword(), "select 1"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied for database");
  }

  @Test
  void doingItAgainChangesNothing() throws SQLException {
    EXAMS.ensure(cluster);

    asApplication("select * from exam");
  }

  @Test
  void rowsSurviveAKillThoughTheLockFileNamesAStranger() throws Exception {
    asApplication("insert into exam values ('kept')");
    ProcessIdentity killed = running;
    killed.alive().orElseThrow().destroyForcibly();
    await().until(() -> killed.alive().isEmpty());

    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .untilAsserted(() -> asApplication("insert into exam values ('after')"));
    assertThat(count("kept")).isEqualTo(1);
  }

  @Test
  void rowsSurviveAStopAndAStaleLockFile() throws Exception {
    asApplication("insert into exam values ('stopped')");
    server.stop();
    Path lock = directory.resolve("postgres/cluster/postmaster.pid");
    assertThat(lock).doesNotExist();
    Files.writeString(lock, ProcessHandle.current().pid() + "\n");

    server = startServer();

    assertThat(count("stopped")).isEqualTo(1);
  }

  private static void assertDenied(String statement) {
    assertThatThrownBy(() -> asApplication(statement))
        .as(statement)
        .isInstanceOf(SQLException.class)
        .extracting(fault -> ((SQLException) fault).getSQLState())
        .isEqualTo("42501");
  }

  private static void asApplication(String statement) throws SQLException {
    execute(EXAMS, EXAMS.application(), EXAMS.applicationPassword(), statement);
  }

  private static void execute(
      ServiceDatabase database, String role, String password, String statement)
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(cluster.jdbcUrl(database.name()), role, password);
        Statement query = connection.createStatement()) {
      query.execute(statement);
    }
  }

  private static int count(String name) throws SQLException {
    try (Connection connection = cluster.connect("exams");
        var query = connection.prepareStatement("select count(*) from exam where name = ?")) {
      query.setString(1, name);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static SupervisedProcess startServer() throws InterruptedException {
    ProcessListener listener =
        new ProcessListener() {
          @Override
          public void started(String name, ProcessIdentity process) {
            running = process;
          }

          @Override
          public void ready(String name, Duration after) {}

          @Override
          public void died(String name, int exitCode, int failures, Duration pause) {}

          @Override
          public void stopped(String name, boolean orderly) {}
        };
    SupervisedProcess process =
        new SupervisedProcess(
            cluster.server(directory.resolve("postgres.log")), Backoff.STANDARD, listener);
    process.start();
    process.awaitReady(Duration.ofSeconds(60));
    return process;
  }
}
