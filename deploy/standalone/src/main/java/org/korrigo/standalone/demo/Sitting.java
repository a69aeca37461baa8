package org.korrigo.standalone.demo;

import java.util.List;

/**
 * The exam that this walk is about.
 *
 * @param examId the exam
 * @param copies in the order of the scan
 */
record Sitting(String examId, List<DeskCopy> copies) {

  /**
   * One copy on the secretariat's desk.
   *
   * @param number from 1, in scan order
   * @param id the copy
   * @param anonymousId what teachers see
   * @param pages A4 pages
   */
  record DeskCopy(int number, String id, String anonymousId, int pages) {}
}
