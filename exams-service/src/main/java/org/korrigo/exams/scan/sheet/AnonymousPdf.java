package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.korrigo.exams.scan.jpeg.JpegCut;
import org.korrigo.exams.scan.jpeg.JpegException;
import org.korrigo.exams.scan.jpeg.JpegImage;

/**
 * Makes the copy that correctors see: the pages of its booklets in order, the identity zone of
 * every sheet's first page replaced by white in the bytes themselves. All other pages are taken
 * over byte by byte. One page at a time is in memory.
 */
public final class AnonymousPdf {
  private AnonymousPdf() {}

  /**
   * Writes the anonymous copy.
   *
   * @param pages in reading order, at least one
   * @return where each page stands in the new file
   * @throws IOException if a page cannot be read, or is not what {@link PagePdf} wrote
   */
  public static List<PageSlice> write(OutputStream out, List<CopyPage> pages, IdentityZone zone)
      throws IOException {
    PagePdf pdf = new PagePdf(out);
    for (CopyPage page : pages) {
      pdf.add(page(page, zone));
    }
    return pdf.finish();
  }

  private static PagePicture page(CopyPage page, IdentityZone zone) throws IOException {
    byte[] bytes = read(page.file(), page.slice());
    try {
      JpegImage image = JpegImage.read(bytes);
      if (!page.bearsIdentity()) {
        return new PagePicture(
            bytes, image.width(), image.height(), PictureCoding.jpeg(image.colours()));
      }
      JpegCut wiped = new JpegCut(image.area(), List.of(zone.on(image.area())));
      return new JpegPicture(image).cut(List.of(wiped)).getFirst();
    } catch (JpegException broken) {
      throw new IOException("the stored page is not a page image: " + broken.getMessage(), broken);
    }
  }

  private static byte[] read(Path file, PageSlice slice) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(slice.length()));
    try (FileChannel channel = FileChannel.open(file)) {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, slice.offset() + buffer.position()) < 0) {
          throw new IOException("the stored page runs past the end of its file");
        }
      }
    }
    return buffer.array();
  }
}
