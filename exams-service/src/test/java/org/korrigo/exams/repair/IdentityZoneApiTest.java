package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.korrigo.exams.repair.Desktop.handOver;
import static org.korrigo.exams.repair.Desktop.onBooklet;
import static org.korrigo.exams.repair.Desktop.picture;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.put;
import static org.korrigo.exams.scan.PaperBatch.NONE;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class IdentityZoneApiTest {
  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

  @Test
  void noNameReachesCorrectorsWhateverWasDoneWithThePages() {
    Desktop desk = Desktop.ofSheets(2, 8);
    List<String> both = desk.bookletsOf(copies(desk.exam).getFirst());
    post(desk.exam + "/booklet-merges", Map.of("booklet_ids", both)).then().statusCode(201);
    put(onBooklet(desk.booklet(0, 0), "pages"), Map.of("order", List.of(2, 1, 3, 4, 8, 7, 6, 5)))
        .then()
        .statusCode(201);

    List<Integer> zones = zonesOfHandedOver(copies(desk.exam).getFirst());

    // pages 1 and 5 bear names wherever they are; page 2 came to a first place, where one may stand
    assertThat(zones).containsExactly(NONE, NONE, 3, 4, 8, 7, 6, NONE);
  }

  @Test
  void whereCutsWereCorrectedTheZoneStaysAtItsPlaceAndAnswersAreKept() {
    Desktop desk = Desktop.ofSheets(1, 4);
    post(onBooklet(desk.booklet(0, 0), "half-swaps"), Map.of("side_number", 1))
        .then()
        .statusCode(201);

    assertThat(zonesOfHandedOver(copies(desk.exam).getFirst())).containsExactly(NONE, 2, 3, 1);
  }

  @Test
  void whoPutsPagesInOrderMaySayWhichBearAName() {
    Desktop desk = Desktop.ofSheets(1, 4);
    put(
            onBooklet(desk.booklet(0, 0), "pages"),
            Map.of("order", List.of(4, 3, 2, 1), "identity_pages", List.of(2)))
        .then()
        .statusCode(201);

    String booklet = desk.booklet(0, 0);
    assertThat(PaperBatch.numberInIdentityZone(picture(booklet, "header"))).isEqualTo(3);
    assertThat(zonesOfHandedOver(copies(desk.exam).getFirst())).containsExactly(4, NONE, 2, 1);
  }

  @Test
  void theFirstPageOfEveryPartOfASplitBookletIsTakenToBearAName() {
    Desktop desk = Desktop.ofSheets(1, 4);
    post(onBooklet(desk.booklet(0, 0), "splits"), Map.of("first_pages", List.of(3)))
        .then()
        .statusCode(201);

    assertThat(zonesOfHandedOver(copies(desk.exam).getFirst())).containsExactly(NONE, 2, NONE, 4);
  }

  @Test
  void aBookletWithoutAnyNameHasNoHeader() {
    Desktop desk = Desktop.ofSheets(1, 4);
    post(
            onBooklet(desk.booklet(0, 0), "splits"),
            Map.of("first_pages", List.of(3), "identity_pages", List.of(1)))
        .then()
        .statusCode(201);

    admin().get("/api/exams/booklets/" + desk.booklet(0, 1) + "/header").then().statusCode(404);
    assertThat(zonesOfHandedOver(copies(desk.exam).getFirst())).containsExactly(NONE, 2, 3, 4);
  }

  private List<Integer> zonesOfHandedOver(String copy) {
    handOver(copy).then().statusCode(200);
    CopyReady ready =
        await()
            .until(() -> Broker.events(CopyReady.class, copy), told -> told.size() == 1)
            .getFirst();
    return ready.pages().stream()
        .map(page -> PaperBatch.numberInIdentityZone(bytes(page)))
        .toList();
  }

  private byte[] bytes(PageImage page) {
    Path pdf = files.resolve(page.image().file().key());
    try (RandomAccessFile in = new RandomAccessFile(pdf.toFile(), "r")) {
      byte[] jpeg = new byte[Math.toIntExact(page.image().length())];
      in.seek(page.image().offset());
      in.readFully(jpeg);
      return jpeg;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
