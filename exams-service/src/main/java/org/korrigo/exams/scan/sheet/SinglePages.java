package org.korrigo.exams.scan.sheet;

/** Sides that are one page each, as in the file of a single pupil. */
public final class SinglePages {
  private SinglePages() {}

  /**
   * The first page of a file, with its header crop.
   *
   * @throws UnreadableSideException if its picture is damaged, or it is larger than one page
   */
  public static CutSide first(ScannedSide side, IdentityZone zone) throws UnreadableSideException {
    requireSingle(side);
    return SideCutting.single(side, zone);
  }

  /**
   * Another page.
   *
   * @throws UnreadableSideException if its picture is damaged, or it is larger than one page
   */
  public static PagePicture following(ScannedSide side) throws UnreadableSideException {
    requireSingle(side);
    return SideCutting.single(side).pages().getFirst();
  }

  private static void requireSingle(ScannedSide side) throws UnreadableSideException {
    if (side.format() != SideFormat.SINGLE_PAGE) {
      throw new UnreadableSideException(
          SideFault.NOT_A_SINGLE_PAGE, side.page(), "is larger than a single page");
    }
  }
}
