package org.korrigo.exams.scan.sheet;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.jbig2.JBIG2ImageReaderSpi;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * The slow way, for whatever is not one plain JPEG: the page painted at the scan's own resolution
 * and encoded once.
 */
final class RenderedPicture {
  private static final float QUALITY = 0.85f;
  private static final double POINTS_PER_INCH = 72;
  private static final double LOWEST_DPI = 100;
  private static final double HIGHEST_DPI = 600;
  private static final double DPI_WITHOUT_IMAGE = 200;

  static {
    // found by itself only where the class path is one: not in every class loader of a service
    IIORegistry.getDefaultInstance().registerServiceProvider(new JBIG2ImageReaderSpi());
  }

  private RenderedPicture() {}

  /**
   * Renders a page as it is shown.
   *
   * @param index of the page, from 0
   * @param mostPixels the resolution is lowered to stay within
   * @return a JPEG, grey where the page shows nothing else
   * @throws IOException if anything on the page cannot be shown
   */
  static byte[] jpeg(PDDocument document, int index, PageContent content, long mostPixels)
      throws IOException {
    PDPage page = document.getPage(index);
    double points = (double) page.getCropBox().getWidth() * page.getCropBox().getHeight();
    double scale = Math.min(scale(content), Math.sqrt(mostPixels / points));
    ImageType type = content.coloured() ? ImageType.RGB : ImageType.GRAY;
    return encode(new StrictRenderer(document).renderImage(index, (float) scale, type));
  }

  /** Pixels per point: the finest image of those that matter, within reason. */
  private static double scale(PageContent content) {
    double finest =
        content.images().stream().mapToDouble(DrawnImage::pixelsPerPoint).max().orElse(0);
    double wanted = finest > 0 ? finest * POINTS_PER_INCH : DPI_WITHOUT_IMAGE;
    return Math.clamp(wanted, LOWEST_DPI, HIGHEST_DPI) / POINTS_PER_INCH;
  }

  /** A picture as a JPEG of the quality that rendered sides have. */
  static byte[] encode(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A renderer that fails where PDFBox would log and leave a part of the page blank. */
  private static final class StrictRenderer extends PDFRenderer {
    StrictRenderer(PDDocument document) {
      super(document);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      return new StrictDrawer(parameters);
    }
  }

  private static final class StrictDrawer extends PageDrawer {
    StrictDrawer(PageDrawerParameters parameters) throws IOException {
      super(parameters);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      TimedThread.goOn();
      super.processOperator(operator, operands);
    }

    @Override
    protected void operatorException(
        Operator operator, List<COSBase> operands, IOException exception) throws IOException {
      if (PageContent.shows(operator)) {
        throw exception;
      }
      super.operatorException(operator, operands, exception);
    }
  }
}
