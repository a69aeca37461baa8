package org.korrigo.exams.ledger;

/**
 * How many sides have which state; {@code fed = used + discarded + blank + open + pending}.
 *
 * @param fed sides of the uploaded files
 * @param used they are in a booklet
 * @param discarded a person put them aside
 * @param blank nothing is on them
 * @param open a person has to look at them
 * @param pending their job has not come to them yet
 */
public record SideCounts(int fed, int used, int discarded, int blank, int open, int pending) {
  static final SideCounts NONE = new SideCounts(0, 0, 0, 0, 0, 0);

  SideCounts plus(SideCounts other) {
    return new SideCounts(
        fed + other.fed,
        used + other.used,
        discarded + other.discarded,
        blank + other.blank,
        open + other.open,
        pending + other.pending);
  }
}
