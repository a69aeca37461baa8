package org.korrigo.exams.repair;

import org.korrigo.exams.booklet.PageOrigin;

/**
 * A page as it lies in a booklet.
 *
 * @param origin where it was cut, and how it is turned
 * @param bearsIdentity whether its writer's name may stand on it
 * @param isSaid whether a person said so, or that it may not
 */
record Leaf(PageOrigin origin, boolean bearsIdentity, boolean isSaid) {

  /** A page of which no person has said anything. */
  Leaf(PageOrigin origin, boolean bearsIdentity) {
    this(origin, bearsIdentity, false);
  }

  Leaf turned(int degrees) {
    return new Leaf(origin.turned(degrees), bearsIdentity, isSaid);
  }

  /** The same as a person says. */
  Leaf said(boolean identity) {
    return new Leaf(origin, identity, true);
  }

  /** The same at a first place, where a name may stand unless a person said otherwise. */
  Leaf first() {
    return isSaid ? this : new Leaf(origin, true, false);
  }

  /** The same at the place of another, where as much stands as stood there. */
  Leaf inPlaceOf(Leaf other) {
    return new Leaf(origin, other.bearsIdentity, other.isSaid);
  }
}
