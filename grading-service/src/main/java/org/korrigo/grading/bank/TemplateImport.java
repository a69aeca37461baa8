package org.korrigo.grading.bank;

import java.util.List;
import java.util.UUID;

/**
 * What an import did.
 *
 * @param added how many templates are new
 * @param duplicates the lines that added nothing, in the file's order
 */
record TemplateImport(UUID examId, int added, List<Duplicate> duplicates) {

  /**
   * A line that says what is said already.
   *
   * @param line of the file, from 1
   * @param sameAsLine the earlier line that says it; null if the bank had it before
   * @param templateId the template that says it
   */
  record Duplicate(int line, Integer sameAsLine, UUID templateId) {}
}
