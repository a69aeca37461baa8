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
 * @param identityPages places, from 1, of the pages on which a writer's name may stand
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
    List<Integer> identityPages,
    String studentNameGuess) {
  private static final List<Integer> FIRST_PAGE = List.of(1);

  /**
   * A sheet of a batch: a name may stand on its first page, and nothing but its header tells whose
   * it is.
   */
  public NewBooklet(
      UUID examId,
      UUID uploadId,
      int sheet,
      int startPage,
      int endPage,
      StoredFile header,
      List<PageImage> pages) {
    this(examId, uploadId, sheet, startPage, endPage, header, pages, FIRST_PAGE, null);
  }

  /** The same with another place among the sheets of the scan. */
  public NewBooklet numbered(int number) {
    return new NewBooklet(
        examId,
        uploadId,
        number,
        startPage,
        endPage,
        header,
        pages,
        identityPages,
        studentNameGuess);
  }
}
