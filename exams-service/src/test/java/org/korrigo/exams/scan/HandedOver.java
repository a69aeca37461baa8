package org.korrigo.exams.scan;

import static org.awaitility.Awaitility.await;
import static org.korrigo.exams.scan.Secretariat.admin;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.testing.Broker;

/** What correctors get of a copy, byte by byte. */
public final class HandedOver {
  private HandedOver() {}

  /** The pages of a copy, which is handed over. */
  public static List<byte[]> pages(Path files, String copy) {
    return pages(copy).stream().map(page -> bytes(files, page)).toList();
  }

  /** The pages of a copy, which is handed over, as grading is told of them. */
  public static List<PageImage> pages(String copy) {
    admin().post("/api/exams/copies/" + copy + "/validation").then().statusCode(200);
    return await()
        .until(() -> Broker.events(CopyReady.class, copy), told -> told.size() == 1)
        .getFirst()
        .pages();
  }

  /** The numbers that the pages of a copy, which is handed over, bear where a name stands. */
  public static List<Integer> zones(Path files, String copy) {
    return pages(files, copy).stream().map(PaperBatch::numberInIdentityZone).toList();
  }

  /** The picture of a page. */
  public static byte[] bytes(Path files, PageImage page) {
    Path pdf = files.resolve(page.image().file().key());
    try (RandomAccessFile in = new RandomAccessFile(pdf.toFile(), "r")) {
      byte[] jpeg = new byte[Math.toIntExact(page.image().length())];
      in.seek(page.image().offset());
      in.readFully(jpeg);
      return jpeg;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether all of some rows of a picture are white. */
  public static boolean isWhite(byte[] jpeg, double from, double to) {
    BufferedImage page = decoded(jpeg);
    for (int y = (int) (page.getHeight() * from); y < (int) (page.getHeight() * to); y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        if (page.getRaster().getSample(x, y, 0) <= 250) {
          return false;
        }
      }
    }
    return true;
  }

  private static BufferedImage decoded(byte[] jpeg) {
    try {
      return ImageIO.read(new ByteArrayInputStream(jpeg));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
