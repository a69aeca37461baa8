package org.korrigo.benchmarks.intake;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.korrigo.standalone.demo.paper.SyntheticBatch;

/**
 * Writes batches of A3 sides: the demonstration's paper, kept in the ways of several copiers. The
 * same arguments give the same pictures. The demonstration has 24 sides: a longer batch has them
 * again, each time as objects of their own.
 */
public final class Batches {
  private static final long SEED = 20260119;
  private static final List<String> JPEG = List.of(COSName.DCT_DECODE.getName());

  private Batches() {}

  /**
   * Writes {@code <kind>.pdf} for each kind.
   *
   * @param arguments the folder, the number of sides, the kinds
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int sides = Integer.parseInt(arguments[1]);
    List<BatchKind> kinds = Stream.of(arguments).skip(2).map(BatchKind::named).toList();
    write(folder, sides, kinds);
  }

  static void write(Path folder, int sides, List<BatchKind> kinds) throws IOException {
    Path paper = folder.resolve("paper");
    SyntheticBatch demonstration = SyntheticBatch.write(paper, SEED, side -> {});
    try (PDDocument scan = Loader.loadPDF(demonstration.scan().toFile())) {
      for (BatchKind kind : kinds) {
        try (PDDocument batch = new PDDocument()) {
          List<List<Layer>> paperSides = new ArrayList<>();
          int distinct = Math.min(sides, scan.getNumberOfPages());
          for (int side = 0; side < distinct; side++) {
            paperSides.add(kind.layers(upright(scan, side)));
          }
          for (int side = 0; side < sides; side++) {
            kind.add(batch, paperSides.get(side % distinct));
          }
          batch.save(folder.resolve(kind.label() + ".pdf").toFile());
        }
      }
    }
    delete(paper);
  }

  /** The picture of a side as its page shows it. */
  private static BufferedImage upright(PDDocument scan, int index) throws IOException {
    var page = scan.getPage(index);
    var name = page.getResources().getXObjectNames().iterator().next();
    PDImageXObject image = (PDImageXObject) page.getResources().getXObject(name);
    try (InputStream in = new BufferedInputStream(image.createInputStream(JPEG))) {
      BufferedImage stored = ImageIO.read(in);
      return page.getRotation() == 0 ? stored : counterclockwise(stored);
    }
  }

  private static BufferedImage counterclockwise(BufferedImage stored) {
    BufferedImage upright =
        new BufferedImage(stored.getHeight(), stored.getWidth(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] from = ((DataBufferByte) stored.getRaster().getDataBuffer()).getData();
    byte[] to = ((DataBufferByte) upright.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < upright.getHeight(); y++) {
      for (int x = 0; x < upright.getWidth(); x++) {
        to[y * upright.getWidth() + x] = from[x * stored.getWidth() + stored.getWidth() - 1 - y];
      }
    }
    return upright;
  }

  private static void delete(Path paper) throws IOException {
    try (Stream<Path> files = Files.list(paper)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(paper);
  }
}
