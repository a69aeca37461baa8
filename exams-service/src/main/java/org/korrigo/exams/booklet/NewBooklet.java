package org.korrigo.exams.booklet;

import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.storage.StoredFile;

/**
 * A booklet that was cut from a scan.
 *
 * @param examId the exam
 * @param uploadId the scan
 * @param sheet its place among the sheets of the scan, from 1
 * @param startPage first side of it in the scan, from 1
 * @param endPage last side of it in the scan
 * @param header the crop of the identity zone
 * @param pages page images in reading order
 * @param studentNameGuess whose it may be by its file's name; null where a file is no pupil's
 */
public record NewBooklet(
    UUID examId,
    UUID uploadId,
    int sheet,
    int startPage,
    int endPage,
    StoredFile header,
    List<PageImage> pages,
    String studentNameGuess) {

  /** A booklet of a batch: nothing but its header tells whose it is. */
  public NewBooklet(
      UUID examId,
      UUID uploadId,
      int sheet,
      int startPage,
      int endPage,
      StoredFile header,
      List<PageImage> pages) {
    this(examId, uploadId, sheet, startPage, endPage, header, pages, null);
  }

  /** The same with another place among the sheets of the scan. */
  public NewBooklet numbered(int number) {
    return new NewBooklet(
        examId, uploadId, number, startPage, endPage, header, pages, studentNameGuess);
  }
}
