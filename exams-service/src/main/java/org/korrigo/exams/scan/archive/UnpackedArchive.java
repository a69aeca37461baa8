package org.korrigo.exams.scan.archive;

import java.util.List;

/**
 * What was in an archive.
 *
 * @param papers in the order of its directory
 * @param ignored names of entries that are no papers: folders, and what macOS adds
 */
public record UnpackedArchive(List<UnpackedEntry> papers, List<String> ignored) {
  public UnpackedArchive {
    papers = List.copyOf(papers);
    ignored = List.copyOf(ignored);
  }
}
