package org.korrigo.standalone.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.korrigo.standalone.demo.Sitting.DeskCopy;
import org.korrigo.standalone.demo.check.MarkedPdf;
import org.korrigo.standalone.demo.client.Person;

/** The annotated PDFs are fetched, kept and compared with what was scanned and written. */
final class CollectingPdfs {
  private final Stage stage;
  private final Batch batch;
  private final Sitting sitting;
  private final Results results;
  private final List<String> pageFaults = new ArrayList<>();
  private final List<String> orderFaults = new ArrayList<>();
  private final List<String> textFaults = new ArrayList<>();
  private final List<String> headerFaults = new ArrayList<>();

  CollectingPdfs(Stage stage, Batch batch, Sitting sitting, Results results) {
    this.stage = stage;
    this.batch = batch;
    this.sitting = sitting;
    this.results = results;
  }

  void collect() throws IOException {
    int done = 0;
    for (DeskCopy copy : sitting.copies()) {
      Person teacher = stage.teachers().get(done % stage.teachers().size());
      String path = "/api/grading/copies/%s/final-pdf".formatted(copy.id());
      byte[] pdf = teacher.get(path).expect(200).body();
      results.keepCopy(copy.anonymousId(), pdf);
      compare(copy, pdf);
      stage.narration().progress("grading", "PDFs read", ++done, sitting.copies().size());
    }
    stage.narration().step("grading", done + " PDFs kept in " + results.copies(), "");
    stage.checks().add("Every PDF has all pages and the marks behind them", done, pageFaults);
    stage.checks().add("Every annotation's whole text stands in the PDF", done, textFaults);
    if (batch.isSynthetic()) {
      stage
          .checks()
          .add(
              "Every page is its own copy's, in reading order (read from pixels)",
              done,
              orderFaults);
      stage.checks().add("No header ink is left in any PDF", done, headerFaults);
    }
  }

  private void compare(DeskCopy copy, byte[] bytes) throws IOException {
    try (MarkedPdf pdf = new MarkedPdf(bytes)) {
      pageFaults.addAll(pdf.pageFaults(copy.pages()));
      textFaults.addAll(pdf.textFaults(Correction.of(copy.number(), copy.pages()).texts()));
      if (batch.isSynthetic()) {
        orderFaults.addAll(pdf.orderFaults(copy.number(), copy.pages()));
        headerFaults.addAll(pdf.headerFaults());
      }
    }
  }
}
