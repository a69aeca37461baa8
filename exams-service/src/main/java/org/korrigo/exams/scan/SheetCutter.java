package org.korrigo.exams.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.contracts.storage.StoredSlice;
import org.korrigo.exams.booklet.NewBooklet;
import org.korrigo.exams.scan.SheetPlan.OpenSide;
import org.korrigo.exams.scan.SheetPlan.Sheet;
import org.korrigo.exams.scan.sheet.CutSide;
import org.korrigo.exams.scan.sheet.IdentityZone;
import org.korrigo.exams.scan.sheet.PagePdf;
import org.korrigo.exams.scan.sheet.PagePicture;
import org.korrigo.exams.scan.sheet.PageSlice;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.SideCutting;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/**
 * Cuts one sheet of a scan into a stored booklet. Doing it again stores the same content again,
 * which is one object. Blocks: for a worker only.
 */
@ApplicationScoped
class SheetCutter {
  private static final String PDF = "application/pdf";
  private final FileStore files;

  SheetCutter(FileStore files) {
    this.files = files;
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
    CutSide recto =
        side(() -> SideCutting.recto(scan.side(sheet.recto()), zone), sheet.recto(), open);
    CutSide verso = side(() -> SideCutting.verso(scan.side(sheet.verso())), sheet.verso(), open);
    if (!open.isEmpty()) {
      return new Outcome(Optional.empty(), withOtherSide(sheet, open));
    }
    PagePicture header = recto.header().orElseThrow();
    StoredFile storedHeader =
        files.store(out -> out.write(header.bytes()), header.coding().contentType());
    return new Outcome(
        Optional.of(
            new NewBooklet(
                job.exam().id(),
                job.uploadId(),
                sheet.number(),
                sheet.recto(),
                sheet.verso(),
                storedHeader,
                store(SideCutting.inReadingOrder(recto, verso)))),
        List.of());
  }

  private List<PageImage> store(List<PagePicture> pages) throws IOException {
    Path temporary = files.newTemporaryFile();
    try {
      List<PageSlice> slices;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
        slices = PagePdf.write(out, pages);
      }
      StoredFile pdf = files.store(temporary, PDF);
      return slices.stream().map(slice -> page(pdf, slice)).toList();
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static PageImage page(StoredFile pdf, PageSlice slice) {
    return new PageImage(
        new StoredSlice(pdf, slice.offset(), slice.length(), slice.sha256(), slice.contentType()),
        slice.widthPx(),
        slice.heightPx());
  }

  /** A side in pieces, or null with the reason why it has to stay open. */
  private static CutSide side(SideReading reading, int side, List<OpenSide> open) {
    try {
      return reading.read();
    } catch (UnreadableSideException unreadable) {
      open.add(new OpenSide(side, "This side cannot be used: " + unreadable.getMessage()));
      return null;
    }
  }

  private static List<OpenSide> withOtherSide(Sheet sheet, List<OpenSide> open) {
    if (open.size() == 1) {
      int broken = open.getFirst().side();
      int other = broken == sheet.recto() ? sheet.verso() : sheet.recto();
      open.add(
          new OpenSide(other, "The other side of this sheet, " + broken + ", cannot be used."));
    }
    return open;
  }

  private interface SideReading {
    CutSide read() throws UnreadableSideException;
  }
}
