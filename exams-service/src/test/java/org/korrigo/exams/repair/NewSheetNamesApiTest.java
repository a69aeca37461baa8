package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.startsWith;
import static org.korrigo.exams.repair.Desktop.picture;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.scan.PaperBatch.NONE;
import static org.korrigo.exams.scan.PaperBatch.numberInIdentityZone;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.uploadAll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.HandedOver;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Infrastructure;

/** What correctors never see of a sheet that a person made and said nothing of its names. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class NewSheetNamesApiTest {
  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

  @Test
  void theNameOnALoneRectoReachesNoCorrector() {
    Desktop desk = new Desktop().with(new PaperBatch().recto(0).bytes(), 4);

    make(desk, 1).then().statusCode(201);

    assertThat(numberInIdentityZone(picture(desk.booklet(0, 0), "header"))).isEqualTo(1);
    assertThat(zones(desk.exam)).containsExactly(NONE, NONE);
  }

  @Test
  void norDoesTheOneOnARectoThatWasGivenSecond() {
    Desktop desk = ofSheetsPutAside(1);

    make(desk, 2, 1).then().statusCode(201);

    assertThat(desk.paper()).containsExactly(List.of(List.of(3, 4, 1, 2)));
    assertThat(numberInIdentityZone(picture(desk.booklet(0, 0), "header"))).isEqualTo(1);
    assertThat(zones(desk.exam)).containsExactly(NONE, 4, NONE, 2);
  }

  @Test
  void norDoTheNamesOnTwoRectos() {
    Desktop desk = new Desktop().with(new PaperBatch().recto(0).recto(1).bytes(), 4);

    make(desk, 1, 2).then().statusCode(201);

    assertThat(desk.paper()).containsExactly(List.of(List.of(1, 8, 5, 4)));
    assertThat(zones(desk.exam)).containsExactly(NONE, 8, NONE, 4);
  }

  @Test
  void answersOfASheetWhoseRectoShowsItsFormAreKept() {
    Desktop desk = ofSheetsPutAside(1);

    make(desk, 1, 2).then().statusCode(201);

    assertThat(zones(desk.exam)).containsExactly(NONE, 2, 3, 4);
  }

  @Test
  void aFormOnTheBackOfALeafIsWipedToo() {
    Desktop desk = new Desktop().with(new PaperBatch().single(2).single(5).bytes(), 4);

    make(desk, 1, 2).then().statusCode(201);

    assertThat(zones(desk.exam)).containsExactly(NONE, NONE);
  }

  @Test
  void whereNoFormShowsWhichSideIsTheRectoAPersonIsAsked() {
    Desktop desk = new Desktop().with(new PaperBatch().plain(0).bytes(), 4);

    requireAsked(make(desk, 1, 2));
    assertThat(desk.states().values()).containsOnly("OPEN");
    assertThat(copies(desk.exam)).isEmpty();

    make(desk, List.of(1), 1, 2).then().statusCode(201);
    assertThat(zones(desk.exam)).containsExactly(NONE, 4, 3, 4);
  }

  @Test
  void soTheyAreOfSeveralSheetsAndOfPaperOfTwoKinds() {
    Desktop desk = ofSheetsPutAside(2);
    requireAsked(make(desk, 1, 2, 3, 4));
    String sheets = desk.upload;
    desk.with(new PaperBatch().single(9).bytes(), 4);
    requireAsked(
        post(
            desk.exam + "/sheets",
            Map.of("sides", List.of(side(sheets, 1), side(sheets, 2), side(desk.upload, 1)))));
    requireAsked(
        post(
            desk.exam + "/sheets",
            Map.of("sides", List.of(side(desk.upload, 1), side(sheets, 2)))));
    desk.upload = sheets;

    make(desk, List.of(2, 6), 1, 2, 3, 4).then().statusCode(201);

    assertThat(zones(desk.exam)).containsExactly(4, NONE, 2, 3, 8, NONE, 6, 7);
  }

  @Test
  void soTheyAreOfPagesThatNeedNotBeTheTwoOfALeaf() {
    Desktop desk = new Desktop().with(new PaperBatch().single(1).single(2).single(3).bytes(), 4);

    requireAsked(make(desk, 1, 3));
    requireAsked(make(desk, 2, 3));
    requireAsked(make(desk, 1, 2, 3));
  }

  @Test
  void aFormThatIsNotAtTheTopIsAskedAbout() {
    Desktop desk = new Desktop().with(new PaperBatch().singleSideways(1).bytes(), 4);
    requireAsked(make(desk, 1));

    Map<String, Object> turned = new HashMap<>(side(desk.upload, 1));
    turned.put("turn", 270);
    post(desk.exam + "/sheets", Map.of("sides", List.of(turned))).then().statusCode(201);

    assertThat(zones(desk.exam)).containsExactly(NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90})
  void soIsOneThatAPersonTurnsAway(int turn) {
    Desktop desk = new Desktop().with(new PaperBatch().upsideDown(0).bytes(), 4);
    Map<String, Object> asItLies = new HashMap<>(side(desk.upload, 1));
    asItLies.put("turn", turn);

    requireAsked(post(desk.exam + "/sheets", Map.of("sides", List.of(asItLies))));
  }

  @Test
  void ofAPupilsFileTheFirstPageOfEachSheetIsWiped() {
    String exam = individual(Map.of());
    String upload =
        unreadable(
            exam,
            new PaperBatch()
                .single(1)
                .damagedSingle()
                .single(3)
                .single(4)
                .single(5)
                .single(6)
                .single(7)
                .single(8));

    make(exam, upload, 1, 3, 4, 5, 6, 7, 8).then().statusCode(201);
    putAside(upload, 2);

    assertThat(zones(exam)).containsExactly(NONE, 3, 4, NONE, 6, 7, 8);
  }

  @Test
  void soIsEachPageOfItThatShowsAForm() {
    String exam = individual(Map.of("identity_on", "FIRST_SHEET"));
    String upload =
        unreadable(exam, new PaperBatch().single(1).damagedSingle().singleAskew(5, 2.5).single(4));

    make(exam, upload, 1, 3, 4).then().statusCode(201);
    putAside(upload, 2);

    assertThat(zones(exam)).containsExactly(NONE, NONE, 4);
  }

  @Test
  void andWhereAFirstPageShowsNoneAPersonIsAsked() {
    String exam = individual(Map.of());
    String upload =
        unreadable(exam, new PaperBatch().single(1).damagedSingle().single(3).single(4).single(6));

    requireAsked(make(exam, upload, 1, 3, 4, 5));
    assertThat(copies(exam)).isEmpty();
  }

  /** Sheets that were cut and put aside again. */
  private static Desktop ofSheetsPutAside(int sheets) {
    Desktop desk = Desktop.ofSheets(sheets, 4);
    for (String booklet : booklets(desk.exam)) {
      post("booklets/" + booklet + "/discards", Map.of("reason", "To be made anew"))
          .then()
          .statusCode(201);
    }
    return desk;
  }

  /** Without that the side stands against the hand-over of the copy that it lies in. */
  private static void putAside(String upload, int side) {
    post("uploads/" + upload + "/sides/" + side + "/discards", Map.of("reason", "Unreadable"))
        .then()
        .statusCode(201);
  }

  private static void requireAsked(Response answer) {
    answer
        .then()
        .statusCode(400)
        .body("violations.field", contains("identity_pages"))
        .body("violations.message", contains(startsWith("must be given")));
  }

  private List<Integer> zones(String exam) {
    return HandedOver.zones(files, copies(exam).getFirst());
  }

  private static Response make(Desktop desk, int... sides) {
    return make(desk.exam, desk.upload, sides);
  }

  private static Response make(String exam, String upload, int... sides) {
    return post(exam + "/sheets", Map.of("sides", sides(upload, sides)));
  }

  private static Response make(Desktop desk, List<Integer> identityPages, int... sides) {
    return post(
        desk.exam + "/sheets",
        Map.of("sides", sides(desk.upload, sides), "identity_pages", identityPages));
  }

  private static List<Map<String, Object>> sides(String upload, int... sides) {
    return IntStream.of(sides).mapToObj(number -> side(upload, number)).toList();
  }

  private static Map<String, Object> side(String upload, int number) {
    return Map.of("upload_id", upload, "side_number", number);
  }

  private static String individual(Map<String, Object> more) {
    Map<String, Object> exam = new HashMap<>(more);
    exam.put("upload_mode", "INDIVIDUAL_A4");
    return newExam(exam);
  }

  /** The upload of a file of which a page cannot be read, so that none of it was used. */
  private static String unreadable(String exam, PaperBatch file) {
    finished(uploadAll(exam, Map.of("A.pdf", file.bytes())).path("jobs[0].id"));
    assertThat(copies(exam)).isEmpty();
    return admin().get("/api/exams/" + exam + "/pdfs").path("[0].upload_id");
  }
}
