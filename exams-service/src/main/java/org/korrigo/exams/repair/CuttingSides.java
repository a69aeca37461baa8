package org.korrigo.exams.repair;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.booklet.MadeBooklet;
import org.korrigo.exams.booklet.PageOrigin;
import org.korrigo.exams.booklet.Paper;
import org.korrigo.exams.exam.ExamOutline;
import org.korrigo.exams.repair.NewSheet.SheetSide;
import org.korrigo.exams.scan.PicturingSides;
import org.korrigo.exams.scan.StoringPages;
import org.korrigo.exams.scan.geometry.LoneSide;
import org.korrigo.exams.scan.geometry.SideLook;
import org.korrigo.exams.scan.sheet.IdentityZone;
import org.korrigo.exams.scan.sheet.PageFiles;
import org.korrigo.exams.scan.sheet.PagePicture;
import org.korrigo.exams.scan.sheet.PageRework;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScanLimits;
import org.korrigo.exams.scan.sheet.ScannedSide;
import org.korrigo.exams.scan.sheet.SideAttitude;
import org.korrigo.exams.scan.sheet.SideFormat;
import org.korrigo.exams.scan.sheet.SidePieces;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/**
 * Cuts sides out of their original scans as a person says, and, where nothing is said, as the
 * picture shows: turned, straightened and folded like the sheets of a batch. Blocks: for a worker
 * only.
 */
@ApplicationScoped
class CuttingSides {
  private static final List<Integer> FOLDED_SHEET = List.of(2, 3, 4, 1);
  private final FileStore files;
  private final StoringPages storing;

  CuttingSides(FileStore files, StoringPages storing) {
    this.files = files;
    this.storing = storing;
  }

  /**
   * A sheet that was cut.
   *
   * @param pages for each side in the order asked for, its pages in the booklet, from left to right
   */
  record CutSheet(MadeBooklet booklet, List<List<Integer>> pages) {}

  /**
   * Cuts a sheet.
   *
   * @param scans the file of each upload
   * @throws Problem invalid-request for an order that does not fit, unsupported-scan for a side
   *     that cannot be read
   */
  CutSheet cut(UUID id, ExamOutline exam, NewSheet sheet, Map<UUID, StoredFile> scans)
      throws IOException {
    List<List<PagePicture>> pieces = new ArrayList<>();
    for (SheetSide side : sheet.sides()) {
      pieces.add(cut(side, scans.get(side.uploadId()), exam.identityZone()));
    }
    List<PagePicture> asCut = pieces.stream().flatMap(List::stream).toList();
    List<Integer> order = order(sheet, pieces, asCut.size());
    List<PagePicture> pages = order.stream().map(place -> asCut.get(place - 1)).toList();
    IdentityPages.requireWithin(sheet.identityPages(), pages.size());
    List<Integer> identity = sheet.identityPages() == null ? List.of(1) : sheet.identityPages();
    boolean folded = pieces.stream().anyMatch(side -> side.size() > 1);
    MadeBooklet booklet = store(id, exam, sheet, pages, identity, !folded);
    return new CutSheet(booklet, places(pieces, order));
  }

  private List<PagePicture> cut(SheetSide side, StoredFile file, double identityZone)
      throws IOException {
    try (ScanFile scan = ScanFile.open(files.fetch(file), ScanLimits.STANDARD)) {
      SideLook look = SideLook.at(scan.preview(side.sideNumber()), identityZone);
      SideAttitude attitude = side.attitude(new LoneSide(look));
      ScannedSide upright = scan.side(side.sideNumber(), attitude);
      boolean folded = side.isFolded(upright.format() == SideFormat.FOLDED_SHEET);
      return SidePieces.cut(
          upright, folded ? OptionalDouble.of(attitude.fold()) : OptionalDouble.empty());
    } catch (UnreadableSideException unreadable) {
      throw PicturingSides.unusable(side.uploadId(), unreadable);
    }
  }

  private MadeBooklet store(
      UUID id,
      ExamOutline exam,
      NewSheet sheet,
      List<PagePicture> pages,
      List<Integer> identity,
      boolean single)
      throws IOException {
    UUID upload = sheet.sides().getFirst().uploadId();
    List<Integer> sides =
        sheet.sides().stream()
            .filter(side -> side.uploadId().equals(upload))
            .map(SheetSide::sideNumber)
            .sorted()
            .toList();
    return new MadeBooklet(
        id,
        exam.id(),
        upload,
        (sides.getFirst() + 1) / 2,
        sides.getFirst(),
        sides.getLast(),
        header(exam, pages, identity),
        storing.store((pdf, views) -> PageFiles.write(pdf, views, pages)).images(),
        IntStream.rangeClosed(1, pages.size())
            .mapToObj(page -> new PageOrigin(id, page, 0))
            .toList(),
        identity,
        sheet.identityPages() == null ? List.of() : asTheyStand(pages.size()),
        null,
        single && exam.uploadMode() == UploadMode.BATCH_A3 ? Paper.SINGLE_PAGES : Paper.SHEET);
  }

  private StoredFile header(ExamOutline exam, List<PagePicture> pages, List<Integer> identity)
      throws IOException {
    if (identity.isEmpty()) {
      return null;
    }
    PagePicture header =
        PageRework.header(
            pages.get(Collections.min(identity) - 1), new IdentityZone(exam.identityZone()));
    return files.store(out -> out.write(header.bytes()), header.coding().contentType());
  }

  private static List<Integer> order(NewSheet sheet, List<List<PagePicture>> pieces, int pages) {
    List<Integer> asTheyStand = asTheyStand(pages);
    if (sheet.order() == null) {
      boolean folded = pieces.size() == 2 && pieces.stream().allMatch(side -> side.size() == 2);
      return folded ? FOLDED_SHEET : asTheyStand;
    }
    if (!sheet.order().stream().sorted().toList().equals(asTheyStand)) {
      throw Problem.invalid("order", "must name each of 1 to " + pages + " once");
    }
    return sheet.order();
  }

  private static List<Integer> asTheyStand(int pages) {
    return IntStream.rangeClosed(1, pages).boxed().toList();
  }

  private static List<List<Integer>> places(List<List<PagePicture>> pieces, List<Integer> order) {
    List<List<Integer>> places = new ArrayList<>();
    int cut = 0;
    for (List<PagePicture> side : pieces) {
      List<Integer> ofSide = new ArrayList<>();
      for (int i = 0; i < side.size(); i++) {
        cut++;
        ofSide.add(order.indexOf(cut) + 1);
      }
      places.add(ofSide);
    }
    return places;
  }
}
