package org.korrigo.exams.scan.sheet;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import org.korrigo.exams.scan.bitonal.BitonalImage;
import org.korrigo.exams.scan.bitonal.BitonalPng;
import org.korrigo.exams.scan.jpeg.JpegCut;
import org.korrigo.exams.scan.jpeg.JpegException;
import org.korrigo.exams.scan.jpeg.JpegImage;
import org.korrigo.exams.scan.jpeg.PixelArea;

/**
 * Makes the copy that correctors see: the pages of its booklets in order, the identity zone of
 * every page that has one replaced by white in the bytes themselves, and the preview of such a page
 * made anew from what is left. All other pages are taken over byte by byte. One page at a time is
 * in memory.
 */
public final class AnonymousPdf {
  private static final long MOST_PIXELS = ScanLimits.STANDARD.imagePixels();

  private AnonymousPdf() {}

  /**
   * Writes the anonymous copy.
   *
   * @param pdf where the PDF goes
   * @param views where the views beside it go
   * @param pages in reading order, at least one
   * @return where each page stands in the new files
   * @throws IOException if a page cannot be read, or is not what {@link PageFiles} wrote
   */
  public static List<WrittenPage> write(OutputStream pdf, OutputStream views, List<CopyPage> pages)
      throws IOException {
    PageFiles files = new PageFiles(pdf, views);
    for (CopyPage page : pages) {
      if (page.identity().isEmpty()) {
        PagePicture whole = picture(page.image());
        files.add(whole, preview(page, whole));
      } else {
        PagePicture wiped = wiped(page.image(), page.identity());
        files.add(wiped, PagePreview.of(wiped));
      }
    }
    return files.finish();
  }

  private static PagePicture wiped(CopyPage.Source source, List<IdentityZone> zones)
      throws IOException {
    SidePicture picture = decoded(picture(source));
    List<PixelArea> areas = zones.stream().map(zone -> zone.on(picture.area())).toList();
    JpegCut cut = JpegCut.wiping(picture.area(), areas);
    try {
      return picture.cut(List.of(cut)).getFirst();
    } catch (JpegException broken) {
      throw notAPage(broken);
    }
  }

  private static Optional<PagePicture> preview(CopyPage page, PagePicture whole)
      throws IOException {
    if (page.preview() == null) {
      return PagePreview.of(whole);
    }
    boolean itsOwn = page.preview().equals(page.image());
    return itsOwn ? Optional.empty() : Optional.of(picture(page.preview()));
  }

  static PagePicture picture(CopyPage.Source source) throws IOException {
    byte[] bytes = read(source);
    PageSlice slice = source.slice();
    if (slice.contentType().equals(PictureCoding.BITONAL_PNG.contentType())) {
      return new PagePicture(bytes, slice.widthPx(), slice.heightPx(), PictureCoding.BITONAL_PNG);
    }
    try {
      JpegImage image = JpegImage.read(bytes);
      return new PagePicture(
          bytes, image.width(), image.height(), PictureCoding.jpeg(image.colours()));
    } catch (JpegException broken) {
      throw notAPage(broken);
    }
  }

  static SidePicture decoded(PagePicture page) throws IOException {
    if (page.coding() == PictureCoding.BITONAL_PNG) {
      BitonalImage image = BitonalPng.read(page.bytes(), MOST_PIXELS);
      return new BitonalPicture(image);
    }
    try {
      return new JpegPicture(JpegImage.read(page.bytes()));
    } catch (JpegException broken) {
      throw notAPage(broken);
    }
  }

  static IOException notAPage(JpegException broken) {
    return new IOException("the stored page is not a page image: " + broken.getMessage(), broken);
  }

  private static byte[] read(CopyPage.Source source) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(source.slice().length()));
    try (FileChannel channel = FileChannel.open(source.file())) {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, source.slice().offset() + buffer.position()) < 0) {
          throw new EOFException("the stored page runs past the end of its file");
        }
      }
    }
    return buffer.array();
  }
}
