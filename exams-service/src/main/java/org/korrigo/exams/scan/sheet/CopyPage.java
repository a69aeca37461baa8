package org.korrigo.exams.scan.sheet;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A page of a copy in the making.
 *
 * @param image its picture, as {@link PageFiles} wrote it
 * @param preview its preview, or null where none was kept
 * @param identity the zones that must go because a name may stand there; empty if none does
 */
public record CopyPage(Source image, Source preview, List<IdentityZone> identity) {
  public CopyPage {
    identity = List.copyOf(identity);
  }

  /** A page with one zone at most. */
  public CopyPage(Source image, Source preview, Optional<IdentityZone> identity) {
    this(image, preview, identity.stream().toList());
  }

  /**
   * Where a picture is.
   *
   * @param file that holds it
   * @param slice where it stands in it
   */
  public record Source(Path file, PageSlice slice) {}
}
