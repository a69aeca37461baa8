package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The pages that hang in a PDF's page tree, counted one by one. A reader believes what a node says
 * of the pages below it ({@code /Count}, ISO 32000-1 §7.7.3.2): where that is not true, pages that
 * are there are never shown.
 */
final class PageTree {
  private final int limit;
  private final Set<COSDictionary> met = Collections.newSetFromMap(new IdentityHashMap<>());
  private int pages;

  private PageTree(int limit) {
    this.limit = limit;
  }

  /**
   * Counts the pages of a document.
   *
   * @param limit where counting ends: the answer is not larger than this and one
   * @throws IOException if a node says another number than hangs below it, names a page that is not
   *     there, or is met twice
   */
  static int pages(PDDocument document, int limit) throws IOException {
    PageTree tree = new PageTree(limit);
    tree.below(document.getPages().getCOSObject());
    return tree.pages;
  }

  private void below(COSDictionary node) throws IOException {
    if (!met.add(node)) {
      throw new IOException("a node of the page tree is met twice");
    }
    int before = pages;
    COSArray kids = node.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < kids.size(); i++) {
      kid(kids, i);
      if (pages > limit) {
        return;
      }
    }
    int said = node.getInt(COSName.COUNT, 0);
    if (said != pages - before) {
      throw new IOException("the page tree says " + said + " pages and has " + (pages - before));
    }
  }

  private void kid(COSArray kids, int index) throws IOException {
    if (!(kids.getObject(index) instanceof COSDictionary kid)) {
      throw new IOException("the page tree names a page that is not there");
    }
    if (kid.containsKey(COSName.KIDS) || COSName.PAGES.equals(kid.getCOSName(COSName.TYPE))) {
      below(kid);
    } else {
      pages++;
    }
  }
}
