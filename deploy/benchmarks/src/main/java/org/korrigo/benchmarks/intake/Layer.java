package org.korrigo.benchmarks.intake;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * An image of a page, coded.
 *
 * @param parameters of the coding, or null
 * @param stencil whether its black is painted over what lies below, and its white is not
 */
@SuppressWarnings("ArrayRecordComponent")
record Layer(
    byte[] data,
    COSName filter,
    COSBase parameters,
    int width,
    int height,
    int bits,
    boolean stencil) {

  static Layer jpeg(BufferedImage picture, float quality) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam setting = writer.getDefaultWriteParam();
      setting.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      setting.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), setting);
    } finally {
      writer.dispose();
    }
    int width = picture.getWidth();
    return new Layer(
        bytes.toByteArray(), COSName.DCT_DECODE, null, width, picture.getHeight(), 8, false);
  }

  static Layer fax(BufferedImage picture, boolean stencil) throws IOException {
    try (PDDocument scratch = new PDDocument()) {
      PDImageXObject image = CCITTFactory.createFromImage(scratch, picture);
      try (InputStream in = image.getStream().getCOSObject().createRawInputStream()) {
        return new Layer(
            in.readAllBytes(),
            COSName.CCITTFAX_DECODE,
            image.getCOSObject().getDictionaryObject(COSName.DECODE_PARMS),
            image.getWidth(),
            image.getHeight(),
            1,
            stencil);
      }
    }
  }

  static Layer jbig2(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    byte[] black = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData().clone();
    for (int i = 0; i < black.length; i++) {
      black[i] = (byte) ~black[i];
    }
    byte[] coded = Jbig2.of(black, width, height);
    return new Layer(coded, COSName.JBIG2_DECODE, null, width, height, 1, false);
  }

  /** The image as an object of its own. */
  PDImageXObject in(PDDocument batch) throws IOException {
    PDImageXObject image =
        new PDImageXObject(
            batch,
            new ByteArrayInputStream(data),
            filter,
            width,
            height,
            bits,
            PDDeviceGray.INSTANCE);
    if (parameters != null) {
      image.getCOSObject().setItem(COSName.DECODE_PARMS, parameters);
    }
    if (stencil) {
      image.setStencil(true);
      image.getCOSObject().removeItem(COSName.COLORSPACE);
    }
    return image;
  }
}
