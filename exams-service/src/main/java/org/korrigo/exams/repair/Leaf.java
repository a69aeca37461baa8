package org.korrigo.exams.repair;

import org.korrigo.exams.booklet.PageOrigin;

/**
 * A page as it lies in a booklet.
 *
 * @param origin where it was cut, and how it is turned
 * @param bearsIdentity whether its writer's name may stand on it
 */
record Leaf(PageOrigin origin, boolean bearsIdentity) {

  Leaf turned(int degrees) {
    return new Leaf(origin.turned(degrees), bearsIdentity);
  }

  Leaf bearing(boolean identity) {
    return new Leaf(origin, identity);
  }
}
