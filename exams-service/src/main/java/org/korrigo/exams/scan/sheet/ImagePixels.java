package org.korrigo.exams.scan.sheet;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;

/** Counts the pixels of the images that a page may draw, by what they say of themselves. */
final class ImagePixels {
  private static final int DEEPEST_FORM = 8;
  private static final COSName[] MASKS = {COSName.SMASK, COSName.MASK};

  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private long largest;
  private long all;

  /** Adds the images of a page's resources, and of the forms among them; each image once. */
  void add(COSDictionary resources) {
    add(resources, 0);
  }

  /** Pixels of the largest image or mask. */
  long largest() {
    return largest;
  }

  /** Pixels of all images and masks together, at most {@link Long#MAX_VALUE}. */
  long all() {
    return all;
  }

  private void add(COSDictionary resources, int depth) {
    COSDictionary objects = resources == null ? null : resources.getCOSDictionary(COSName.XOBJECT);
    if (objects == null || depth > DEEPEST_FORM) {
      return;
    }
    for (COSBase value : objects.getValues()) {
      COSBase object = value instanceof COSObject reference ? reference.getObject() : value;
      if (object instanceof COSStream stream && seen.add(stream)) {
        count(stream);
        for (COSName mask : MASKS) {
          if (stream.getDictionaryObject(mask) instanceof COSStream inner && seen.add(inner)) {
            count(inner);
          }
        }
        add(stream.getCOSDictionary(COSName.RESOURCES), depth + 1);
      }
    }
  }

  /** Of a form, which has no size in pixels, nothing. */
  private void count(COSStream stream) {
    long width = Math.max(0, stream.getLong(COSName.WIDTH));
    long height = Math.max(0, stream.getLong(COSName.HEIGHT));
    long pixels = height == 0 || width <= Long.MAX_VALUE / height ? width * height : Long.MAX_VALUE;
    largest = Math.max(largest, pixels);
    all = pixels > Long.MAX_VALUE - all ? Long.MAX_VALUE : all + pixels;
  }
}
