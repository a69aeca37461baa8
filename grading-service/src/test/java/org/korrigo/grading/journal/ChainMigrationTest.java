package org.korrigo.grading.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.UUID;
import liquibase.Liquibase;
import liquibase.changelog.ChangeSet;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Infrastructure;

/** A database in which copies were marked before journals were chained. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ChainMigrationTest {
  private static final String CHAIN = "grading-7-journal-chain";
  private static final UUID EXAM = UUID.randomUUID();
  private static final UUID COPY = UUID.randomUUID();

  @Test
  void rowsThatAreThereAlreadyAreChainedInTheirOrder() throws Exception {
    String name = "before_the_chain";
    try (Connection owner = Tampering.connect();
        Statement create = owner.createStatement()) {
      create.execute("create database " + name);
    }
    try (Connection database = connect(name)) {
      // Given
      Liquibase liquibase = liquibase(database);
      liquibase.update(setsBeforeTheChain(liquibase), "");
      insert(database, "IMPORT", "VALIDATE", "LOCK");

      // When
      liquibase.update("");
      insert(database, "UNLOCK");

      // Then
      try (Statement read = database.createStatement();
          ResultSet rows =
              read.executeQuery(
                  "select e.*, metadata::text as text, (extract(epoch from timestamp) *"
                      + " 1000000)::bigint as microseconds from grading_event e order by"
                      + " sequence")) {
        ChainCheck check = new ChainCheck();
        String last = null;
        for (int place = 1; place <= 4; place++) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getInt("place")).isEqualTo(place);
          check.next(row(rows));
          last = HexFormat.of().formatHex(rows.getBytes("hash"));
        }
        assertThat(rows.next()).isFalse();
        assertThat(check.end(new ChainCheck.Head(4, HexFormat.of().parseHex(last)))).isEmpty();
      }
      assertAppendOnly(database);
    }
  }

  private static void assertAppendOnly(Connection database) throws SQLException {
    try (Statement change = database.createStatement()) {
      change.execute("delete from grading_event");
      throw new AssertionError("a row went");
    } catch (SQLException refused) {
      assertThat(refused.getMessage()).contains("append-only");
    }
  }

  private static int setsBeforeTheChain(Liquibase liquibase) throws Exception {
    int sets = 0;
    for (ChangeSet set : liquibase.listUnrunChangeSets(null, null)) {
      if (set.getId().equals(CHAIN)) {
        return sets;
      }
      sets++;
    }
    throw new AssertionError("there is no " + CHAIN);
  }

  private static void insert(Connection database, String... actions) throws SQLException {
    try (Statement insert = database.createStatement()) {
      insert.execute("insert into exam (id) values ('" + EXAM + "') on conflict do nothing");
      for (String action : actions) {
        insert.execute(
            """
            insert into grading_event (id, copy_id, exam_id, action, actor_id, timestamp, metadata)
            values (gen_random_uuid(), '%s', '%s', '%s', 'someone', now(), '{"b": 1.50, "a": "é"}')
            """
                .formatted(COPY, EXAM, action));
      }
    }
  }

  private static ChainedRow row(ResultSet rows) throws SQLException {
    return new ChainedRow(
        rows.getInt("place"),
        rows.getBytes("hash"),
        rows.getObject("id", UUID.class),
        COPY,
        EXAM,
        rows.getString("action"),
        rows.getString("actor_id"),
        rows.getLong("microseconds"),
        rows.getString("text"));
  }

  private static Liquibase liquibase(Connection database) throws Exception {
    Liquibase liquibase =
        new Liquibase(
            "db/changelog.yaml",
            new ClassLoaderResourceAccessor(Thread.currentThread().getContextClassLoader()),
            DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(new JdbcConnection(database)));
    liquibase.setChangeLogParameter("runtime_role", setting("quarkus.datasource.username"));
    return liquibase;
  }

  private static Connection connect(String name) throws SQLException {
    String url = setting("quarkus.datasource.jdbc.url");
    return DriverManager.getConnection(
        url.substring(0, url.lastIndexOf('/') + 1) + name,
        setting("quarkus.liquibase.username"),
        setting("quarkus.liquibase.password"));
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }
}
