package org.korrigo.exams.scan.sheet;

import java.nio.file.Path;

/**
 * A page of a copy in the making.
 *
 * @param image its picture, as {@link PageFiles} wrote it
 * @param preview its preview, or null where none was kept
 * @param bearsIdentity whether it is the first page of a sheet, whose identity zone must go
 */
public record CopyPage(Source image, Source preview, boolean bearsIdentity) {

  /**
   * Where a picture is.
   *
   * @param file that holds it
   * @param slice where it stands in it
   */
  public record Source(Path file, PageSlice slice) {}
}
