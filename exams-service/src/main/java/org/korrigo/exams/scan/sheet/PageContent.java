package org.korrigo.exams.scan.sheet;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Runs through a page's content without painting, to learn what it shows: which images, and whether
 * anything else.
 */
final class PageContent extends PathEngine {
  /** Points by which a clip may cut into an image that still counts as whole. */
  private static final int CLIP_TOLERANCE = 1;

  private final List<DrawnImage> images = new ArrayList<>();
  private boolean paintsAfterImages;
  private boolean paintsBetweenImages;
  private boolean coloured;

  private PageContent(PDPage page) {
    super(page);
  }

  /**
   * Reads a page's content.
   *
   * @throws IOException if it is broken
   */
  static PageContent of(PDPage page) throws IOException {
    PageContent content = new PageContent(page);
    content.processPage(page);
    return content;
  }

  /** The images in the order in which they are painted. */
  List<DrawnImage> images() {
    return images;
  }

  /** Whether the last image is painted plainly, and nothing visible over it. */
  boolean endsWithPlainImage() {
    return !images.isEmpty() && images.getLast().plain() && !paintsAfterImages;
  }

  /** Whether all images are painted plainly, and nothing between or over them. */
  boolean showsOnlyPlainImages() {
    return images.stream().allMatch(DrawnImage::plain)
        && !paintsBetweenImages
        && !paintsAfterImages;
  }

  /** Whether anything but grey is, or may be, shown. */
  boolean coloured() {
    return coloured;
  }

  /**
   * Whether an operator shows an image or a part of the page: PDFBox only logs what goes wrong with
   * these, and leaves a blank that nobody notices.
   */
  static boolean shows(Operator operator) {
    return operator.getName().equals(OperatorName.DRAW_OBJECT)
        || operator.getName().equals(OperatorName.BEGIN_INLINE_IMAGE);
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    TimedThread.goOn();
    super.processOperator(operator, operands);
  }

  @Override
  protected void operatorException(Operator operator, List<COSBase> operands, IOException exception)
      throws IOException {
    if (shows(operator)) {
      throw exception;
    }
    super.operatorException(operator, operands, exception);
  }

  @Override
  public void drawImage(PDImage image) throws IOException {
    Matrix matrix = getGraphicsState().getCurrentTransformationMatrix();
    paintsBetweenImages |= paintsAfterImages && !images.isEmpty();
    paintsAfterImages = false;
    PDColor paint = getGraphicsState().getNonStrokingColor();
    images.add(new DrawnImage(image, matrix, plain(matrix), image.isStencil() ? grey(paint) : 0));
    if (image.isStencil()) {
      noteColour(paint);
    } else {
      coloured |= image.getColorSpace().getNumberOfComponents() > 1 || indexed(image);
    }
  }

  /** How bright a paint is that is grey; of any other the page is not grey either. */
  private static int grey(PDColor paint) throws IOException {
    return paint == null || paint.isPattern() ? 0 : paint.toRGB() & 0xFF;
  }

  private static boolean indexed(PDImage image) throws IOException {
    return image.getColorSpace().getName().equals(COSName.INDEXED.getName());
  }

  private boolean plain(Matrix matrix) {
    PDGraphicsState state = getGraphicsState();
    Rectangle2D shown = new Rectangle2D.Double(0, 0, 1, 1);
    Shape drawn = matrix.createAffineTransform().createTransformedShape(shown);
    Rectangle2D page = getPage().getCropBox().toGeneralPath().getBounds2D();
    Rectangle2D needed = drawn.getBounds2D().createIntersection(page);
    Rectangle2D clip = state.getCurrentClippingPath().getBounds2D();
    clip.setRect(
        clip.getX() - CLIP_TOLERANCE,
        clip.getY() - CLIP_TOLERANCE,
        clip.getWidth() + 2 * CLIP_TOLERANCE,
        clip.getHeight() + 2 * CLIP_TOLERANCE);
    return clip.contains(needed)
        && state.getCurrentClippingPath().isRectangular()
        && state.getSoftMask() == null
        && state.getNonStrokeAlphaConstant() >= 1
        && (state.getBlendMode() == null || BlendMode.NORMAL.equals(state.getBlendMode()));
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    // the hidden text that recognition software lays under a scan is not shown
    if (getGraphicsState().getTextState().getRenderingMode() != RenderingMode.NEITHER) {
      painted(getGraphicsState().getNonStrokingColor());
    }
  }

  @Override
  public void strokePath() throws IOException {
    painted(getGraphicsState().getStrokingColor());
    endPath();
  }

  @Override
  public void fillPath(int windingRule) throws IOException {
    painted(getGraphicsState().getNonStrokingColor());
    endPath();
  }

  @Override
  public void fillAndStrokePath(int windingRule) throws IOException {
    painted(getGraphicsState().getStrokingColor());
    fillPath(windingRule);
  }

  @Override
  public void shadingFill(COSName shadingName) {
    paintsAfterImages = true;
    coloured = true;
  }

  private void painted(PDColor colour) throws IOException {
    paintsAfterImages = true;
    noteColour(colour);
  }

  private void noteColour(PDColor colour) throws IOException {
    if (colour == null || colour.isPattern()) {
      coloured = true;
    } else {
      int rgb = colour.toRGB();
      coloured |= (rgb >> 16 & 0xFF) != (rgb & 0xFF) || (rgb >> 8 & 0xFF) != (rgb & 0xFF);
    }
  }
}
