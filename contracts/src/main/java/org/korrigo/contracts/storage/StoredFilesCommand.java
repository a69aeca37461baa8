package org.korrigo.contracts.storage;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.korrigo.contracts.database.DatabaseFailure;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The maintenance of the files that a service has stored (design §7), from a terminal; nothing of
 * the service is started. {@code remove_unused_files [--dry-run] [--min-age PT24H] [--used-by
 * SERVICE=FILE]…} removes the service's own files that no row of its database holds, no list of the
 * services that use them, and that were not stored (again) within the age. {@code list_used_files}
 * prints such a list: the files of other services that a row of this one holds. Exit code 0 when
 * done, 1 when it could not be, 2 when called wrongly. Prints keys, no names.
 */
public final class StoredFilesCommand {
  private static final String REMOVE = "remove_unused_files";
  private static final String LIST = "list_used_files";
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final String service;
  private final String table;
  private final Set<String> users;
  private final Config config;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * The command of a service.
   *
   * @param service under whose name it stores files
   * @param table one that only this service's database has
   * @param users the services that may hold references to files of this one
   */
  public StoredFilesCommand(String service, String table, Set<String> users) {
    this(
        service,
        table,
        users,
        new SmallRyeConfigBuilder().addDefaultInterceptors().addDefaultSources().build(),
        System.out,
        System.err);
  }

  /** The same with other settings, printing elsewhere. */
  public StoredFilesCommand(
      String service,
      String table,
      Set<String> users,
      Config config,
      PrintStream out,
      PrintStream err) {
    this.service = service;
    this.table = table;
    this.users = new TreeSet<>(users);
    this.config = config;
    this.out = out;
    this.err = err;
  }

  /** Whether one of the two commands is asked for. */
  public static boolean isCalled(String... arguments) {
    return arguments.length > 0 && (arguments[0].equals(REMOVE) || arguments[0].equals(LIST));
  }

  /** Does what is asked for; answers the exit code. */
  public int run(String... arguments) {
    try {
      if (arguments.length == 1 && arguments[0].equals(LIST)) {
        return list();
      }
      if (arguments.length > 0 && arguments[0].equals(REMOVE)) {
        return remove(RemovalOptions.of(users, arguments));
      }
      throw new IllegalArgumentException("there is no such command");
    } catch (IllegalArgumentException misuse) {
      err.println(misuse.getMessage());
      err.println("Usage: " + LIST);
      err.println("Usage: " + REMOVE + " [--dry-run] [--min-age PT24H]" + usage());
      return MISUSED;
    } catch (SQLException failure) {
      return failed(
          DatabaseFailure.in(failure)
              .map(DatabaseFailure::sentence)
              .orElseGet(failure::getMessage));
    } catch (IOException | IllegalStateException | NoSuchElementException failure) {
      return failed(failure.getMessage());
    }
  }

  private int failed(String why) {
    err.println("Nothing more was done: " + why);
    return FAILED;
  }

  /** A regular expression of the keys of a service's files. */
  static String keysOf(String service) {
    return service + "/[0-9a-f]{2}/[0-9a-f]{64}";
  }

  private int list() throws SQLException {
    try (Connection connection = connect();
        ReferredKeys referred =
            ReferredKeys.of(connection, keysOf("\\m(?!" + service + "/)[a-z]+"))) {
      UsedFiles.write(out, service, Instant.now(), referred.iterator());
      return DONE;
    }
  }

  private int remove(RemovalOptions options) throws IOException, SQLException {
    Path root = config.getValue("korrigo.files.directory", Path.class).toAbsolutePath();
    if (!Files.isDirectory(root)) {
      throw new IllegalStateException("There is no store at " + root);
    }
    Instant limit = Instant.now().minus(options.minAge());
    StoredObjects objects = new StoredObjects(root, service);
    List<BufferedReader> lists = new ArrayList<>();
    try (Connection connection = connect();
        ReferredKeys referred = ReferredKeys.of(connection, keysOf(service))) {
      List<SortedKeys> used = new ArrayList<>(List.of(new SortedKeys(referred.iterator())));
      for (var list : options.usedBy().entrySet()) {
        UsedFiles.check(list.getValue(), list.getKey(), limit);
        BufferedReader lines = Files.newBufferedReader(list.getValue());
        lists.add(lines);
        used.add(new SortedKeys(UsedFiles.keys(lines)));
      }
      objects.putBackAll();
      remove(objects, used, limit, options.isDry());
      return DONE;
    } finally {
      for (BufferedReader list : lists) {
        list.close();
      }
    }
  }

  private void remove(StoredObjects objects, List<SortedKeys> used, Instant limit, boolean isDry)
      throws IOException {
    Count all = new Count();
    Count removed = new Count();
    objects.visit(
        (key, file, size) -> {
          all.add(size);
          boolean isUsed =
              used.stream().map(keys -> keys.has(key)).reduce(false, Boolean::logicalOr);
          if (isUsed || !StoredObjects.isBefore(file, limit)) {
            return;
          }
          if (isDry) {
            out.println(key);
            removed.add(size);
          } else if (objects.remove(key, limit)) {
            removed.add(size);
          }
        });
    out.printf(
        "%d of %d files, %d of %d bytes %s%n",
        removed.files,
        all.files,
        removed.bytes,
        all.bytes,
        isDry ? "would be removed" : "were removed");
  }

  /** How many files of how many bytes. */
  private static final class Count {
    private long files;
    private long bytes;

    void add(long size) {
      files++;
      bytes += size;
    }
  }

  private Connection connect() throws SQLException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(config.getValue("quarkus.datasource.jdbc.url", String.class));
    database.setUser(config.getValue("quarkus.datasource.username", String.class));
    database.setPassword(
        config.getOptionalValue("quarkus.datasource.password", String.class).orElse(null));
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    try (var check = connection.prepareStatement("select to_regclass(?) is not null")) {
      check.setString(1, table);
      try (ResultSet found = check.executeQuery()) {
        if (!found.next() || !found.getBoolean(1)) {
          throw new IllegalStateException("This is not the database of " + service);
        }
      }
      return connection;
    } catch (SQLException | IllegalStateException e) {
      connection.close();
      throw e;
    }
  }

  private String usage() {
    StringBuilder usage = new StringBuilder();
    users.forEach(user -> usage.append(" --used-by ").append(user).append("=FILE"));
    return usage.toString();
  }
}
