package org.korrigo.exams.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.booklet.NewBooklet;
import org.korrigo.exams.scan.StoringPages.StoredPages;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;
import org.korrigo.exams.scan.geometry.BatchPlan.OpenSide;
import org.korrigo.exams.scan.geometry.BatchPlan.Sheet;
import org.korrigo.exams.scan.jpeg.QuarterTurn;
import org.korrigo.exams.scan.sheet.CutSide;
import org.korrigo.exams.scan.sheet.IdentityZone;
import org.korrigo.exams.scan.sheet.PageFiles;
import org.korrigo.exams.scan.sheet.PagePicture;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.SideAttitude;
import org.korrigo.exams.scan.sheet.SideCutting;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/**
 * Cuts one sheet of a scan into a stored booklet. Doing it again stores the same content again,
 * which is one object. Blocks: for a worker only.
 */
@ApplicationScoped
class SheetCutter {
  private final FileStore files;
  private final StoringPages pages;

  SheetCutter(FileStore files, StoringPages pages) {
    this.files = files;
    this.pages = pages;
  }

  /**
   * What became of a sheet.
   *
   * @param booklet the booklet, if both sides could be read
   * @param open both sides, if one could not: half a sheet is never used
   */
  record Outcome(Optional<NewBooklet> booklet, List<OpenSide> open) {}

  Outcome cut(ScanFile scan, ClaimedJob job, Sheet sheet) throws IOException {
    IdentityZone zone = new IdentityZone(job.exam().identityZone());
    List<OpenSide> open = new ArrayList<>();
    SideAttitude rectoLies = attitude(sheet.recto());
    SideAttitude versoLies = attitude(sheet.verso());
    int rectoSide = sheet.recto().side();
    int versoSide = sheet.verso().side();
    CutSide recto =
        side(
            () -> SideCutting.recto(scan.side(rectoSide, rectoLies), rectoLies.fold(), zone),
            rectoSide,
            open);
    CutSide verso =
        side(
            () -> SideCutting.verso(scan.side(versoSide, versoLies), versoLies.fold()),
            versoSide,
            open);
    if (!open.isEmpty()) {
      return new Outcome(Optional.empty(), withOtherSide(sheet, open));
    }
    PagePicture header = recto.header().orElseThrow();
    StoredFile storedHeader =
        files.store(out -> out.write(header.bytes()), header.coding().contentType());
    StoredPages stored =
        pages.store(
            (pdf, views) -> PageFiles.write(pdf, views, SideCutting.inReadingOrder(recto, verso)));
    return new Outcome(
        Optional.of(
            new NewBooklet(
                job.exam().id(),
                job.uploadId(),
                sheet.number(),
                Math.min(rectoSide, versoSide),
                Math.max(rectoSide, versoSide),
                storedHeader,
                stored.images())),
        List.of());
  }

  private static SideAttitude attitude(Face face) {
    return new SideAttitude(QuarterTurn.ofDegrees(face.turn()), face.skew(), face.fold());
  }

  /** A side in pieces, or null with the reason why it has to stay open. */
  private static CutSide side(SideReading reading, int side, List<OpenSide> open) {
    try {
      return reading.read();
    } catch (UnreadableSideException unreadable) {
      open.add(new OpenSide(side, LookingAtSides.damage(unreadable)));
      return null;
    }
  }

  private static List<OpenSide> withOtherSide(Sheet sheet, List<OpenSide> open) {
    if (open.size() == 1) {
      int broken = open.getFirst().side();
      int other = broken == sheet.recto().side() ? sheet.verso().side() : sheet.recto().side();
      open.add(
          new OpenSide(other, "The other side of this sheet, " + broken + ", cannot be used."));
    }
    return open;
  }

  private interface SideReading {
    CutSide read() throws UnreadableSideException;
  }
}
