package org.korrigo.exams.scan.sheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Every image that a page may show, wherever it hangs: in a form, a mask, a pattern, a font's glyph
 * or an annotation. Whoever paints the page decodes them all.
 */
final class PageImages {
  /** Where a page leads to other pages. */
  private static final Set<COSName> AWAY =
      Set.of(COSName.PARENT, COSName.P, COSName.DEST, COSName.A, COSName.STRUCT_PARENT);

  private PageImages() {}

  /** The images, each once. */
  static List<COSStream> of(PDPage page) {
    List<COSStream> images = new ArrayList<>();
    Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<COSBase> next = new ArrayDeque<>();
    if (page.getResources() != null) {
      next.add(page.getResources().getCOSObject());
    }
    COSBase annotations = page.getCOSObject().getDictionaryObject(COSName.ANNOTS);
    if (annotations != null) {
      next.add(annotations);
    }
    while (!next.isEmpty()) {
      COSBase object = next.pop();
      if (object instanceof COSObject reference) {
        object = reference.getObject();
      }
      if (object == null || !seen.add(object)) {
        continue;
      }
      if (object instanceof COSStream stream && isImage(stream)) {
        images.add(stream);
      }
      if (object instanceof COSArray array) {
        array.forEach(item -> push(next, item));
      } else if (object instanceof COSDictionary dictionary) {
        dictionary.entrySet().stream()
            .filter(entry -> !AWAY.contains(entry.getKey()))
            .forEach(entry -> push(next, entry.getValue()));
      }
    }
    return images;
  }

  private static void push(Deque<COSBase> next, COSBase object) {
    if (object instanceof COSObject
        || object instanceof COSArray
        || object instanceof COSDictionary) {
      next.push(object);
    }
  }

  /** By its size, not by its subtype: a damaged subtype is read as an image all the same. */
  private static boolean isImage(COSStream stream) {
    return stream.containsKey(COSName.WIDTH) && stream.containsKey(COSName.HEIGHT);
  }
}
