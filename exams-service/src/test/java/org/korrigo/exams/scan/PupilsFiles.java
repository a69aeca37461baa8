package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.uploadAll;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.korrigo.contracts.event.DomainEvent;
import org.korrigo.testing.Broker;

/** Paper that comes as one file per pupil, for tests of what becomes of it. */
final class PupilsFiles {
  private PupilsFiles() {}

  /** A new exam of pupils' own files. */
  static String individualExam() {
    return newExam(Map.of("upload_mode", "INDIVIDUAL_A4"));
  }

  /** A pupil's file of single pages with these numbers. */
  static byte[] pages(int... numbers) {
    PaperBatch file = new PaperBatch();
    for (int number : numbers) {
      file.single(number);
    }
    return file.bytes();
  }

  /** Uploads files by name and waits for the end of their job. */
  static Response taken(String exam, Map<String, byte[]> files) {
    return finished(
        uploadAll(exam, files)
            .then()
            .statusCode(202)
            .body("jobs", hasSize(1))
            .body("ignored", is(List.of()))
            .extract()
            .path("jobs[0].id"));
  }

  /** What was told of an exam's copy, counted from 0. */
  static <T extends DomainEvent> T told(Class<T> record, String exam, int copy) {
    List<T> told = Broker.events(record, copies(exam).get(copy));
    assertThat(told).isNotEmpty();
    return told.getFirst();
  }
}
