package org.korrigo.exams.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.booklet.MadeBooklet;
import org.korrigo.exams.booklet.PageOrigin;
import org.korrigo.exams.booklet.Paper;
import org.korrigo.exams.exam.ExamOutline;
import org.korrigo.exams.scan.jpeg.QuarterTurn;
import org.korrigo.exams.scan.sheet.IdentityZone;
import org.korrigo.exams.scan.sheet.PageFiles;
import org.korrigo.exams.scan.sheet.PagePicture;
import org.korrigo.exams.scan.sheet.PageRework;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScannedSide;
import org.korrigo.exams.scan.sheet.SideAttitude;
import org.korrigo.exams.scan.sheet.SidePieces;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/**
 * Cuts an annex, a leaf of single pages, into a stored booklet. A name may stand on its first page,
 * and on each page that bears a form for one. Doing it again stores the same content again, which
 * is one object. Blocks: for a worker only.
 */
@ApplicationScoped
public class AnnexCutter {
  private final FileStore files;
  private final StoringPages storing;

  AnnexCutter(FileStore files, StoringPages storing) {
    this.files = files;
    this.storing = storing;
  }

  /**
   * A page of a leaf.
   *
   * @param turn degrees clockwise by which it becomes upright: 0, 90, 180 or 270
   * @param bearsForm whether it is known to bear a form for a name
   */
  public record Page(int side, int turn, boolean bearsForm) {}

  /**
   * Cuts a leaf.
   *
   * @param id of the booklet to be
   * @param leaf the pages on which something is, in reading order, at least one
   * @throws UnreadableSideException if one of them cannot be read
   */
  public MadeBooklet cut(UUID id, ExamOutline exam, UUID uploadId, ScanFile scan, List<Page> leaf)
      throws IOException, UnreadableSideException {
    List<PagePicture> pages = new ArrayList<>();
    for (Page page : leaf) {
      SideAttitude attitude =
          new SideAttitude(QuarterTurn.ofDegrees(page.turn()), 0, SideAttitude.AS_SHOWN.fold());
      ScannedSide upright = scan.side(page.side(), attitude);
      pages.addAll(SidePieces.cut(upright, OptionalDouble.empty()));
    }
    List<Integer> sides = leaf.stream().map(Page::side).toList();
    int first = Collections.min(sides);
    return new MadeBooklet(
        id,
        exam.id(),
        uploadId,
        (first + 1) / 2,
        first,
        Collections.max(sides),
        header(exam, pages.getFirst()),
        storing.store((pdf, views) -> PageFiles.write(pdf, views, pages)).images(),
        IntStream.rangeClosed(1, pages.size())
            .mapToObj(page -> new PageOrigin(id, page, 0))
            .toList(),
        identityPages(leaf),
        List.of(),
        null,
        Paper.ANNEX);
  }

  private static List<Integer> identityPages(List<Page> leaf) {
    return IntStream.rangeClosed(1, leaf.size())
        .filter(page -> page == 1 || leaf.get(page - 1).bearsForm())
        .boxed()
        .toList();
  }

  /** The crop of the zone where a name may stand, to compare it by; null if none does. */
  private StoredFile header(ExamOutline exam, PagePicture front) throws IOException {
    if (exam.annexZone() == 0) {
      return null;
    }
    PagePicture header = PageRework.header(front, new IdentityZone(exam.annexZone()));
    return files.store(out -> out.write(header.bytes()), header.coding().contentType());
  }
}
