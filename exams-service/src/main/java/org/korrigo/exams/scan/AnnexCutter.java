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
 * Cuts an annex, a leaf of single pages, into a stored booklet whose first page may bear a name.
 * Doing it again stores the same content again, which is one object. Blocks: for a worker only.
 */
@ApplicationScoped
public class AnnexCutter {
  private static final List<Integer> FIRST_PAGE = List.of(1);

  private final FileStore files;
  private final StoringPages storing;

  AnnexCutter(FileStore files, StoringPages storing) {
    this.files = files;
    this.storing = storing;
  }

  /**
   * Cuts a leaf.
   *
   * @param id of the booklet to be
   * @param sides those on which something is, in reading order, at least one
   * @param turn degrees clockwise by which they become upright: 0, 90, 180 or 270
   * @throws UnreadableSideException if one of them cannot be read
   */
  public MadeBooklet cut(
      UUID id, ExamOutline exam, UUID uploadId, ScanFile scan, List<Integer> sides, int turn)
      throws IOException, UnreadableSideException {
    SideAttitude attitude =
        new SideAttitude(QuarterTurn.ofDegrees(turn), 0, SideAttitude.AS_SHOWN.fold());
    List<PagePicture> pages = new ArrayList<>();
    for (int side : sides) {
      ScannedSide upright = scan.side(side, attitude);
      pages.addAll(SidePieces.cut(upright, OptionalDouble.empty()));
    }
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
        FIRST_PAGE,
        null,
        Paper.ANNEX);
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
