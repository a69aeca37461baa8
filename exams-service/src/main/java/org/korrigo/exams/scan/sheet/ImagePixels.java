package org.korrigo.exams.scan.sheet;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;

/** Counts the pixels of the images that a page may show, by what they say of themselves. */
final class ImagePixels {
  private long largest;
  private long all;

  /** Adds the images of a page; each image once. */
  void add(PDPage page) {
    PageImages.of(page).forEach(this::count);
  }

  /** Pixels of the largest image or mask. */
  long largest() {
    return largest;
  }

  /** Pixels of all images and masks together, at most {@link Long#MAX_VALUE}. */
  long all() {
    return all;
  }

  private void count(COSStream stream) {
    long width = Math.max(0, stream.getLong(COSName.WIDTH));
    long height = Math.max(0, stream.getLong(COSName.HEIGHT));
    long pixels = height == 0 || width <= Long.MAX_VALUE / height ? width * height : Long.MAX_VALUE;
    largest = Math.max(largest, pixels);
    all = pixels > Long.MAX_VALUE - all ? Long.MAX_VALUE : all + pixels;
  }
}
