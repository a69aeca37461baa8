package org.korrigo.grading.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.FillingDisk;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.testing.Database;
import org.korrigo.testing.FullStore;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class FinalPdfsApiTest {
  private static final String ARCHIVE = "/api/grading/exams/{exam}/final-pdfs.zip";
  private static final String RELEASE = "/api/grading/exams/{exam}/release";
  private static final String NOTHING_OMITTED = "\uFEFFanonymous_id;reason\r\n";

  @Inject ArchivingPdfs archiving;
  @Inject FileStore store;

  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

  @Test
  void holdsTheAnnotatedPdfsByAnonymousIdAndListsTheCopiesWithoutOne() throws IOException {
    // Given
    Sitting sitting = Sitting.begin();
    UUID one = sitting.copy(Sitting.pupil("LE GOFF", "Anna"), "7", null);
    UUID nobodys = sitting.copy();
    sitting.grade(nobodys, "5", null);
    UUID unmarked = sitting.copy();

    // When
    Response archive = admin().get(ARCHIVE, sitting.exam);

    // Then
    archive
        .then()
        .statusCode(200)
        .contentType("application/zip")
        .header("Content-Disposition", "attachment; filename=\"copies.zip\"")
        .header("Cache-Control", "no-store")
        .header("Omitted-Copies", "1");
    assertThat(entries(archive))
        .containsOnly(
            Map.entry(Sitting.anonymousId(one) + ".pdf", Sitting.pdf(one)),
            Map.entry(Sitting.anonymousId(nobodys) + ".pdf", Sitting.pdf(nobodys)),
            Map.entry(
                "omitted.csv",
                NOTHING_OMITTED + Sitting.anonymousId(unmarked) + ";NOT_GRADED\r\n"));
    assertThat(new String(archive.asByteArray(), StandardCharsets.ISO_8859_1))
        .doesNotContainIgnoringCase("goff");
    assertThat(Sitting.exports(one)).containsExactly("secretariat-subject final-pdfs-archive");
    assertThat(Sitting.exports(nobodys)).containsExactly("secretariat-subject final-pdfs-archive");
    assertThat(Sitting.exports(unmarked)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void holdsNothingOfADiskThatFillsUpWhileItIsMade(int writes) throws IOException {
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy();
    sitting.grade(copy, "5", null);
    sitting.copy();
    FillingDisk disk = FillingDisk.inUse("grading");

    disk.leave(writes);
    Response refused = admin().get(ARCHIVE, sitting.exam);
    disk.leaveEnough();

    refused.then().statusCode(503).body("type", equalTo("/problems/unavailable"));
    assertThat(OpenFiles.of(FillingDisk.TAKES_NO_BYTE)).isZero();
    assertThat(disk.incoming()).isZero();
    assertThat(Sitting.exports(copy)).isEmpty();
    admin().get(ARCHIVE, sitting.exam).then().statusCode(200).header("Omitted-Copies", "1");
  }

  @Test
  void isJournalledForNobodyWhereItCannotBeMade() throws IOException {
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy();
    sitting.grade(copy, "5", null);

    try (FullStore _ = FullStore.of("grading")) {
      admin()
          .get(ARCHIVE, sitting.exam)
          .then()
          .statusCode(503)
          .body("type", equalTo("/problems/unavailable"));
    }

    assertThat(Sitting.exports(copy)).isEmpty();
    admin().get(ARCHIVE, sitting.exam).then().statusCode(200);
  }

  @Test
  void refusesNamesAsLongAsTheResultsAreNotReleased() {
    // Given
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy(Sitting.pupil("LE GOFF", "Anna"), "7", null);

    // When
    Response refused = admin().queryParam("names", true).get(ARCHIVE, sitting.exam);

    // Then
    refused
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/conflict"));
    assertThat(Sitting.exports(copy)).isEmpty();
  }

  @Test
  void namesTheFilesThatPupilsHaveOnceTheResultsAreReleased() throws IOException {
    // Given
    Sitting sitting = Sitting.begin();
    UUID given = sitting.copy(Sitting.pupil("L’HÉNORET/../X", "Maëlle"), "7", null);
    UUID excepted = sitting.copy(Sitting.pupil("NOIR", "Ali"), "7", null);
    admin()
        .contentType("application/json")
        .body(Map.of("exceptions", List.of(excepted)))
        .post(RELEASE, sitting.exam)
        .then()
        .statusCode(200);

    // When
    Response archive = admin().queryParam("names", true).get(ARCHIVE, sitting.exam);

    // Then
    assertThat(entries(archive).keySet())
        .containsOnly(
            "L’HÉNORET_.._X Maëlle - " + Sitting.anonymousId(given) + ".pdf",
            Sitting.anonymousId(excepted) + ".pdf",
            "omitted.csv");
    assertThat(entries(admin().get(ARCHIVE, sitting.exam)).keySet())
        .contains(Sitting.anonymousId(given) + ".pdf");
  }

  @Test
  void listsAFileThatIsDamagedInTheStore() throws IOException {
    // Given
    Sitting sitting = Sitting.begin();
    UUID whole = sitting.copy(Sitting.pupil("LE GOFF", "Anna"), "7", null);
    UUID damaged = sitting.copy(Sitting.pupil("NOIR", "Ali"), "7", null);
    String key =
        Database.query("select final_pdf->>'key' as key from copy where id = ?", damaged)
            .getFirst()
            .get("key")
            .toString();
    Files.writeString(files.resolve(key), "not what was stored");

    // When
    Response archive = admin().get(ARCHIVE, sitting.exam);

    // Then
    assertThat(entries(archive))
        .containsOnly(
            Map.entry(Sitting.anonymousId(whole) + ".pdf", Sitting.pdf(whole)),
            Map.entry(
                "omitted.csv",
                NOTHING_OMITTED + Sitting.anonymousId(damaged) + ";FILE_DAMAGED\r\n"));
    assertThat(Sitting.exports(whole)).containsExactly("secretariat-subject final-pdfs-archive");
    assertThat(Sitting.exports(damaged)).isEmpty();
  }

  @Test
  void holdsOnlyTheListForAnExamWithoutCopies() throws IOException {
    assertThat(entries(admin().get(ARCHIVE, Sitting.begin().exam)))
        .containsOnly(Map.entry("omitted.csv", NOTHING_OMITTED));
  }

  @Test
  void journalsNothingForAQuestionAboutTheHeadersAlone() {
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy(Sitting.pupil("LE GOFF", "Anna"), "7", null);

    admin().head(ARCHIVE, sitting.exam).then().statusCode(200);

    assertThat(Sitting.exports(copy)).isEmpty();
  }

  @Test
  void isMadeNoFasterThanItIsTaken() throws IOException {
    // Given
    StoredFile large = store.store(out -> out.write(new byte[10 << 20]), "application/pdf");
    ArchiveContents contents = ArchiveContents.in(store);
    contents.add(List.of(new ArchivedPdf("A", "A.pdf", large, Instant.now())));

    // When
    AssertSubscriber<byte[]> slow =
        archiving.bytes(contents).subscribe().withSubscriber(AssertSubscriber.create(2));

    // Then
    slow.awaitItems(2, Duration.ofSeconds(30)).assertNotTerminated();
    slow.request(Long.MAX_VALUE).awaitCompletion(Duration.ofSeconds(30));
    assertThat(slow.getItems()).hasSizeGreaterThan(100);
  }

  @Test
  void needsAsManyStatementsForManyCopiesAsForOne() {
    // Given
    Sitting one = Sitting.begin();
    one.copy(Sitting.pupil("ADAM", "Léo"), "1", null);
    Sitting many = Sitting.begin();
    for (int i = 0; i < 5; i++) {
      many.copy(Sitting.pupil("ADAM", "Léo " + i), "1", null);
    }

    // When
    int forOne =
        Statements.leastDuring(() -> admin().get(ARCHIVE, one.exam).then().statusCode(200));
    int forMany =
        Statements.leastDuring(() -> admin().get(ARCHIVE, many.exam).then().statusCode(200));

    // Then
    assertThat(forMany).isEqualTo(forOne).isPositive();
  }

  @Test
  void knowsNoExamThatWasNeverDefined() {
    admin()
        .get(ARCHIVE, UUID.randomUUID())
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  private static Map<String, String> entries(Response archive) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.asByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin());
  }
}
