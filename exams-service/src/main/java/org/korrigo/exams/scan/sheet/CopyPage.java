package org.korrigo.exams.scan.sheet;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A page of a copy in the making.
 *
 * @param image its picture, as {@link PageFiles} wrote it
 * @param preview its preview, or null where none was kept
 * @param identity the zone that must go because a name may stand there; empty if none does
 */
public record CopyPage(Source image, Source preview, Optional<IdentityZone> identity) {

  /**
   * Where a picture is.
   *
   * @param file that holds it
   * @param slice where it stands in it
   */
  public record Source(Path file, PageSlice slice) {}
}
