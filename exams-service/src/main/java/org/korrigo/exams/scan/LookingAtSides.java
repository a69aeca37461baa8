package org.korrigo.exams.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.korrigo.exams.scan.geometry.SideLook;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScanThreads;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/**
 * A look at every side of a scan, then at the codes of those that seem to bear some. The same scan
 * looks the same each time, however many threads look.
 */
public final class LookingAtSides {
  /** Sides with spots but without any code after which a batch has none. */
  private static final int PATIENCE = 8;

  private final ScanThreads threads;
  private final double identityZone;
  private final BooleanSupplier goOn;

  /**
   * @param identityZone height of the identity header as a part of the page
   * @param goOn asked before each side: false to stop
   */
  public LookingAtSides(ScanThreads threads, double identityZone, BooleanSupplier goOn) {
    this.threads = threads;
    this.identityZone = identityZone;
    this.goOn = goOn;
  }

  /**
   * Looks at all sides.
   *
   * @return in their order; nothing if it was not to go on
   * @throws IOException if the scan cannot be opened
   */
  public Optional<List<SideLook>> all() throws IOException {
    SideLook[] looks = new SideLook[threads.sides()];
    boolean seen =
        threads.each(
            looks.length,
            scan -> index -> look(scan, index + 1),
            (index, look) -> looks[index] = look,
            goOn);
    if (!seen) {
      return Optional.empty();
    }
    List<Integer> spotted = new ArrayList<>();
    for (int i = 0; i < looks.length; i++) {
      if (!looks[i].codeSpots().isEmpty()) {
        spotted.add(i);
      }
    }
    int first = Math.min(PATIENCE, spotted.size());
    boolean read = readCodes(looks, spotted.subList(0, first));
    if (read && spotted.stream().anyMatch(i -> looks[i].hasCodes())) {
      read = readCodes(looks, spotted.subList(first, spotted.size()));
    }
    return read ? Optional.of(Arrays.asList(looks)) : Optional.empty();
  }

  private SideLook look(ScanFile scan, int side) {
    try {
      return SideLook.at(scan.preview(side), identityZone);
    } catch (UnreadableSideException unreadable) {
      return SideLook.unreadable(side, scan.format(side), damage(unreadable));
    }
  }

  private boolean readCodes(SideLook[] looks, List<Integer> spotted) throws IOException {
    return threads.each(
        spotted.size(),
        scan -> {
          ReadingPageCodes codes = new ReadingPageCodes(scan);
          return index -> withCodes(codes, looks[spotted.get(index)], scan);
        },
        (index, look) -> looks[spotted.get(index)] = look,
        goOn);
  }

  private static SideLook withCodes(ReadingPageCodes codes, SideLook look, ScanFile scan) {
    try {
      return codes.on(look);
    } catch (UnreadableSideException unreadable) {
      return SideLook.unreadable(look.side(), scan.format(look.side()), damage(unreadable));
    }
  }

  /** What a person is told of a side that cannot be read. */
  static String damage(UnreadableSideException unreadable) {
    return "This side cannot be used: " + unreadable.getMessage();
  }
}
