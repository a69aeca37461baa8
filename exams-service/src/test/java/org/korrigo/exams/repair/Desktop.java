package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.confirmed;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;

/** An exam's paper in the hands of the secretariat, for tests of what is done with it. */
final class Desktop {
  private static final String EVERY_SIDE =
      """
      select u.id, n.side, count(s.side_number) as states
      from upload u cross join lateral generate_series(1, u.sides) as n (side)
      left join scan_side s on s.upload_id = u.id and s.side_number = n.side
      where u.exam_id = ? group by u.id, n.side having count(s.side_number) <> 1
      """;
  private static final String EVERY_PAGE_OF_A_USED_SIDE =
      """
      select s.upload_id, s.side_number, n.page, count(c.copy_id) as copies
      from upload u join scan_side s on s.upload_id = u.id and s.state = 'USED'
      cross join lateral jsonb_array_elements(s.pages) as n (page)
      left join (booklet_page p join copy_booklet c on c.booklet_id = p.booklet_id)
        on p.origin_id = s.booklet_id and p.origin_page = cast(n.page as integer)
      where u.exam_id = ? group by 1, 2, 3 having count(c.copy_id) <> 1
      """;
  private static final String PAGES_OF_NO_USED_SIDE =
      """
      select b.id from booklet b join copy_booklet c on c.booklet_id = b.id
      join booklet_page p on p.booklet_id = b.id
      where b.exam_id = ? and not exists (
        select 1 from scan_side s where s.booklet_id = p.origin_id and s.state = 'USED'
          and s.pages @> to_jsonb(p.origin_page))
      """;
  private static final String LIVE_OR_NOT =
      """
      select b.id from booklet b left join copy_booklet c on c.booklet_id = b.id
      where b.exam_id = ? and (b.superseded_at is null) <> (c.copy_id is not null)
      """;
  private static final String COPIES_WITHOUT_PAPER =
      """
      select c.id from copy c where c.exam_id = ? and not exists (
        select 1 from copy_booklet b where b.copy_id = c.id)
      """;

  final String exam;
  String upload;
  private Response job;

  Desktop() {
    this(Map.of());
  }

  /** Of an exam that is described so. */
  Desktop(Map<String, Object> described) {
    exam = newExam(described);
  }

  /** A batch of whole sheets. */
  static Desktop ofSheets(int sheets, int pagesPerCopy) {
    return new Desktop().with(PaperBatch.ofSheets(sheets), pagesPerCopy);
  }

  Desktop with(byte[] scan, int pagesPerCopy) {
    job = processed(exam, scan, pagesPerCopy);
    upload = job.path("upload_id");
    confirmed(upload);
    return this;
  }

  /** The job that read the last scan, as it ended. */
  Response job() {
    return job;
  }

  /** Copies in order, each with its booklets, and each of these with the numbers of its pages. */
  List<List<List<Integer>>> paper() {
    return copies(exam).stream().map(this::pagesOfCopy).toList();
  }

  List<List<Integer>> pagesOfCopy(String copy) {
    return bookletsOf(copy).stream().map(Desktop::pagesOf).toList();
  }

  List<String> bookletsOf(String copy) {
    return admin()
        .get("/api/exams/copies/" + copy)
        .then()
        .statusCode(200)
        .extract()
        .path("booklet_ids");
  }

  String booklet(int copy, int place) {
    return bookletsOf(copies(exam).get(copy)).get(place);
  }

  static List<Integer> pagesOf(String booklet) {
    int pages =
        (int)
            Database.query("select page_count from booklet where id = ?", UUID.fromString(booklet))
                .getFirst()
                .get("page_count");
    return IntStream.rangeClosed(1, pages)
        .mapToObj(page -> PaperBatch.numberOn(picture(booklet, "pages/" + page)))
        .toList();
  }

  static byte[] picture(String booklet, String which) {
    return admin()
        .get("/api/exams/booklets/" + booklet + "/" + which)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  static Response post(String path, Map<String, ?> body) {
    return admin().contentType(ContentType.JSON).body(body).post("/api/exams/" + path);
  }

  static Response put(String path, Map<String, ?> body) {
    return admin().contentType(ContentType.JSON).body(body).put("/api/exams/" + path);
  }

  static Response turn(String booklet, Map<String, ?> body) {
    return post(onBooklet(booklet, "turns"), body);
  }

  static Response movePage(String booklet, Map<String, ?> body) {
    return post(onBooklet(booklet, "page-moves"), body);
  }

  static Response keyed(String key, Map<String, ?> body, String path) {
    return admin()
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/exams/" + path);
  }

  static String onBooklet(String booklet, String what) {
    return "booklets/" + booklet + "/" + what;
  }

  Response side(int side, String what, Map<String, ?> body) {
    return post("uploads/" + upload + "/sides/" + side + "/" + what, body);
  }

  static Response undo(String action) {
    return post("actions/" + action + "/undo", Map.of());
  }

  static Response undo(Response action) {
    return undo(action.then().statusCode(201).extract().<String>path("id"));
  }

  static Response handOver(String copy) {
    return admin().post("/api/exams/copies/" + copy + "/validation");
  }

  /** What requests are answered that are sent at the same time. */
  @SafeVarargs
  static List<Integer> atOnce(Callable<Response>... requests) throws Exception {
    try (ExecutorService persons = Executors.newFixedThreadPool(requests.length)) {
      List<Integer> statuses = new ArrayList<>();
      for (Future<Response> answer : persons.invokeAll(List.of(requests))) {
        statuses.add(answer.get().statusCode());
      }
      return statuses;
    }
  }

  /** State by side number. */
  Map<Integer, String> states() {
    Map<Integer, String> states = new LinkedHashMap<>();
    Database.query(
            "select side_number, state from scan_side where upload_id = ? order by side_number",
            UUID.fromString(upload))
        .forEach(row -> states.put((Integer) row.get("side_number"), (String) row.get("state")));
    return states;
  }

  /** Nothing is lost and nothing is doubled, whatever was done. */
  void assertWhole() {
    UUID id = UUID.fromString(exam);
    assertThat(Database.query(EVERY_SIDE, id)).as("sides without exactly one state").isEmpty();
    assertThat(Database.query(EVERY_PAGE_OF_A_USED_SIDE, id))
        .as("pages of used sides that are not in exactly one booklet of one copy")
        .isEmpty();
    assertThat(Database.query(PAGES_OF_NO_USED_SIDE, id))
        .as("booklets in copies with pages of a side that is not used")
        .isEmpty();
    assertThat(Database.query(LIVE_OR_NOT, id))
        .as("booklets that are superseded in a copy, or not superseded in none")
        .isEmpty();
    assertThat(Database.query(COPIES_WITHOUT_PAPER, id)).as("copies without paper").isEmpty();
  }
}
