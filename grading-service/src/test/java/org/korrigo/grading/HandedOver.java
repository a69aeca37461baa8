package org.korrigo.grading;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.contracts.storage.StoredSlice;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;

/** What exams-service tells, where the service that hears it is another process than the test. */
public final class HandedOver {
  private static final String NO_HASH = "0".repeat(64);

  private HandedOver() {}

  /** An exam with {@link Fixtures#scale}. */
  public static UUID exam() {
    UUID exam = UUID.randomUUID();
    Broker.publish(Fixtures.exam(exam));
    awaitRow("select 1 from exam where id = ? and name is not null", exam);
    return exam;
  }

  /** A READY copy whose pages nobody looks at. */
  public static UUID copy(UUID exam) {
    return copy(exam, new StoredFile("exams/none", NO_HASH, 1, "application/pdf"), 0);
  }

  /**
   * A READY copy of a scan.
   *
   * @param pages how many it has
   */
  public static UUID copy(UUID exam, StoredFile scan, int pages) {
    UUID copy = UUID.randomUUID();
    Broker.publish(
        new CopyReady(
            copy,
            exam,
            "ANON-" + copy,
            null,
            scan,
            Collections.nCopies(
                pages, new PageImage(new StoredSlice(scan, 0, 1, NO_HASH, "image/jpeg"), 413, 585)),
            Fixtures.SECRETARIAT,
            Instant.parse("2026-01-13T09:00:00Z")));
    awaitRow("select 1 from copy where id = ?", copy);
    return copy;
  }

  /** A scan where every process of the service finds it. */
  public static StoredFile scan(byte[] pdf) throws IOException, NoSuchAlgorithmException {
    String key = "exams/" + UUID.randomUUID() + ".pdf";
    Path file = Path.of(System.getProperty("korrigo.files.directory")).resolve(key);
    Files.createDirectories(file.getParent());
    Files.write(file, pdf);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(pdf);
    return new StoredFile(key, HexFormat.of().formatHex(hash), pdf.length, "application/pdf");
  }

  /** The actions in a copy's journal, in order. */
  public static List<Object> journal(UUID copy) {
    return Database.query(
            "select action from grading_event where copy_id = ? order by sequence", copy)
        .stream()
        .map(row -> row.get("action"))
        .toList();
  }

  private static void awaitRow(String sql, Object parameter) {
    await().atMost(Duration.ofMinutes(1)).until(() -> !Database.query(sql, parameter).isEmpty());
  }
}
