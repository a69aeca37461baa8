package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.korrigo.exams.scan.bitonal.BitonalPng;

/**
 * Writes pages as a PDF, one after the other, holding only one in memory. A JPEG stands in the file
 * as it is, so it can be served as a byte range. Pages are as high as A4 (their longer edge 841.89
 * points), upright without /Rotate, the image filling them. The file carries no producer, date,
 * name or identifier.
 */
public final class PagePdf {
  private static final double LONG_EDGE_POINTS = 841.89;
  private static final String HEADER = "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n";

  /** Object 1 is the catalog, 2 the page tree; both are written last. */
  private static final int FIRST_PAGE_OBJECT = 3;

  private final OutputStream out;
  private final List<Long> objectOffsets = new ArrayList<>();
  private final List<PageSlice> slices = new ArrayList<>();
  private long position;

  /**
   * Begins a file.
   *
   * @param out where it goes; buffered by the caller, and closed by the caller
   */
  public PagePdf(OutputStream out) throws IOException {
    this.out = out;
    text(HEADER);
  }

  /**
   * Writes pages as one file.
   *
   * @param pages in reading order, at least one
   * @return where each stands, in the same order
   */
  public static List<PageSlice> write(OutputStream out, List<PagePicture> pages)
      throws IOException {
    PagePdf pdf = new PagePdf(out);
    for (PagePicture page : pages) {
      pdf.add(page);
    }
    return pdf.finish();
  }

  /**
   * Appends a page.
   *
   * @return where its image stands; of a JPEG only is this the picture file itself
   */
  public PageSlice add(PagePicture page) throws IOException {
    int image = FIRST_PAGE_OBJECT + objectOffsets.size();
    object(image);
    byte[] data =
        page.coding() == PictureCoding.BITONAL_PNG ? BitonalPng.data(page.bytes()) : page.bytes();
    text(
        "<</Type/XObject/Subtype/Image/Width %d/Height %d%s/Length %d>>\nstream\n",
        page.widthPx(), page.heightPx(), coding(page), data.length);
    PageSlice slice = PageSlice.of(position, page);
    slices.add(slice);
    bytes(data);
    text("\nendstream\nendobj\n");
    double scale = LONG_EDGE_POINTS / Math.max(page.widthPx(), page.heightPx());
    String width = points(page.widthPx() * scale);
    String height = points(page.heightPx() * scale);
    String content = "q " + width + " 0 0 " + height + " 0 0 cm /I Do Q";
    object(image + 1);
    text("<</Length %d>>\nstream\n%s\nendstream\nendobj\n", content.length(), content);
    object(image + 2);
    text(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s %s]/Resources<</XObject<</I %d 0 R>>>>/Contents"
            + " %d 0 R>>\n"
            + "endobj\n",
        width, height, image, image + 1);
    return slice;
  }

  private static String coding(PagePicture page) {
    return switch (page.coding()) {
      case GREY_JPEG -> "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode";
      case COLOUR_JPEG -> "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode";
      // the very data of the PNG: coded once, and read by every PDF reader
      case BITONAL_PNG ->
          "/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode/DecodeParms<</Predictor"
              + " 15/Colors 1/BitsPerComponent 1/Columns "
              + page.widthPx()
              + ">>";
    };
  }

  /**
   * Ends the file; nothing may be added afterwards.
   *
   * @return where each page stands, in their order
   * @throws IllegalStateException if no page was added
   */
  public List<PageSlice> finish() throws IOException {
    if (slices.isEmpty()) {
      throw new IllegalStateException("a PDF without pages");
    }
    StringBuilder kids = new StringBuilder();
    for (int i = 0; i < slices.size(); i++) {
      kids.append(FIRST_PAGE_OBJECT + 3 * i + 2).append(" 0 R ");
    }
    long catalog = position;
    text("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
    long tree = position;
    text(
        "2 0 obj\n<</Type/Pages/Count %d/Kids[%s]>>\nendobj\n",
        slices.size(), kids.toString().strip());
    objectOffsets.addAll(0, List.of(catalog, tree));
    long table = position;
    text("xref\n0 %d\n0000000000 65535 f \n", objectOffsets.size() + 1);
    for (long offset : objectOffsets) {
      text("%010d 00000 n \n", offset);
    }
    text(
        "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n",
        objectOffsets.size() + 1, table);
    out.flush();
    return List.copyOf(slices);
  }

  private void object(int number) throws IOException {
    objectOffsets.add(position);
    text("%d 0 obj\n", number);
  }

  private static String points(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private void text(String format, Object... values) throws IOException {
    bytes(String.format(Locale.ROOT, format, values).getBytes(StandardCharsets.ISO_8859_1));
  }

  private void text(String text) throws IOException {
    bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void bytes(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }
}
