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
import org.korrigo.exams.scan.sheet.SidePreview;
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
    List<CutSide> sides = new ArrayList<>();
    for (SheetSide side : sheet.sides()) {
      sides.add(cut(side, scans.get(side.uploadId()), exam.identityZone()));
    }
    List<PagePicture> asCut = sides.stream().flatMap(side -> side.pages().stream()).toList();
    List<Integer> order = order(sheet, sides, asCut.size());
    List<PagePicture> pages = order.stream().map(place -> asCut.get(place - 1)).toList();
    IdentityPages.requireWithin(sheet.identityPages(), pages.size());
    boolean folded = sides.stream().anyMatch(CutSide::isFolded);
    MadeBooklet booklet = store(id, exam, sheet, pages, names(exam, sheet, sides, order), !folded);
    return new CutSheet(booklet, places(sides, order));
  }

  /**
   * Where names may stand.
   *
   * @param places from 1, in reading order
   * @param header the place of the page from which a name is read, or null
   */
  private record Names(List<Integer> places, Integer header) {}

  private static Names names(
      ExamOutline exam, NewSheet sheet, List<CutSide> sides, List<Integer> order) {
    List<Integer> said = sheet.identityPages();
    if (said != null) {
      return new Names(said, said.isEmpty() ? null : Collections.min(said));
    }
    NamePlaces shown = new NamePlaces(exam, sides);
    return new Names(shown.inReadingOrder(order), shown.header(order));
  }

  private CutSide cut(SheetSide side, StoredFile file, double identityZone) throws IOException {
    try (ScanFile scan = ScanFile.open(files.fetch(file), ScanLimits.STANDARD)) {
      SidePreview preview = scan.preview(side.sideNumber());
      LoneSide look = new LoneSide(SideLook.at(preview, identityZone));
      SideAttitude attitude = side.attitude(look);
      ScannedSide upright = scan.side(side.sideNumber(), attitude);
      boolean folded = side.isFolded(upright.format() == SideFormat.FOLDED_SHEET);
      List<PagePicture> pages =
          SidePieces.cut(
              upright, folded ? OptionalDouble.of(attitude.fold()) : OptionalDouble.empty());
      int turn = attitude.turn().degrees();
      return CutSide.of(side, pages, look.forms(turn), CutSide.asPage(preview, identityZone), turn);
    } catch (UnreadableSideException unreadable) {
      throw PicturingSides.unusable(side.uploadId(), unreadable);
    }
  }

  private MadeBooklet store(
      UUID id,
      ExamOutline exam,
      NewSheet sheet,
      List<PagePicture> pages,
      Names names,
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
        header(exam, pages, names.header()),
        storing.store((pdf, views) -> PageFiles.write(pdf, views, pages)).images(),
        IntStream.rangeClosed(1, pages.size())
            .mapToObj(page -> new PageOrigin(id, page, 0))
            .toList(),
        names.places(),
        sheet.identityPages() == null ? List.of() : asTheyStand(pages.size()),
        null,
        single && exam.uploadMode() == UploadMode.BATCH_A3 ? Paper.SINGLE_PAGES : Paper.SHEET);
  }

  private StoredFile header(ExamOutline exam, List<PagePicture> pages, Integer place)
      throws IOException {
    if (place == null) {
      return null;
    }
    PagePicture header =
        PageRework.header(pages.get(place - 1), new IdentityZone(exam.identityZone()));
    return files.store(out -> out.write(header.bytes()), header.coding().contentType());
  }

  private static List<Integer> order(NewSheet sheet, List<CutSide> sides, int pages) {
    List<Integer> asTheyStand = asTheyStand(pages);
    if (sheet.order() == null) {
      boolean folded = sides.size() == 2 && sides.stream().allMatch(CutSide::isFolded);
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

  private static List<List<Integer>> places(List<CutSide> sides, List<Integer> order) {
    List<List<Integer>> places = new ArrayList<>();
    int cut = 0;
    for (CutSide side : sides) {
      List<Integer> ofSide = new ArrayList<>();
      for (int i = 0; i < side.pages().size(); i++) {
        cut++;
        ofSide.add(order.indexOf(cut) + 1);
      }
      places.add(ofSide);
    }
    return places;
  }
}
