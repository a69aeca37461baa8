package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.exams.scan.OwnJvm;

/** A small PDF whose objects become larger than any memory is refused at the door. */
class PdfBombTest {
  private static final int MEGABYTES = 1_024;
  private static final int FIRST_OBJECT = 9;

  @TempDir Path directory;

  @Test
  void objectsThatFillTheMemoryAreRefused() throws IOException, InterruptedException {
    Path bomb = directory.resolve("bomb.pdf");
    Files.write(bomb, bomb());
    assertThat(Files.size(bomb)).isLessThan(2 << 20);

    OwnJvm.Ended check = OwnJvm.run("-Xmx64m", PdfBombTest.class, bomb);

    assertThat(check.said())
        .contains("DAMAGED")
        .contains("the PDF takes more memory than a scan may");
    assertThat(check.status()).isZero();
  }

  /** Checks a file and says what is wrong with it, in the process of its own. */
  public static void main(String[] arguments) throws IOException {
    System.out.println(new PdfCheck(ScanLimits.STANDARD).refusal(Path.of(arguments[0])));
  }

  /** A PDF whose catalogue is followed by a gigabyte of spaces in its stream of objects. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream objects = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflated =
        new DeflaterOutputStream(objects, new Deflater(Deflater.BEST_COMPRESSION))) {
      deflated.write(ascii("1 0 2 44 << /Type /Catalog /Pages 2 0 R >>           "));
      deflated.write(ascii("<< /Type /Pages /Kids [4 0 R] /Count 1 >> "));
      byte[] spaces = new byte[1 << 20];
      Arrays.fill(spaces, (byte) ' ');
      for (int i = 0; i < MEGABYTES; i++) {
        deflated.write(spaces);
      }
    }
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.write(ascii("%PDF-1.5\n"));
    int stream = pdf.size();
    pdf.write(
        ascii(
            "3 0 obj\n<< /Type /ObjStm /N 2 /First %d /Filter /FlateDecode /Length %d >>\nstream\n"
                .formatted(FIRST_OBJECT, objects.size())));
    objects.writeTo(pdf);
    pdf.write(ascii("\nendstream\nendobj\n"));
    int page = pdf.size();
    pdf.write(ascii("4 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n"));
    int index = pdf.size();
    ByteBuffer places = ByteBuffer.allocate(6 * 7);
    place(places, 0, 0, 0);
    place(places, 2, 3, 0);
    place(places, 2, 3, 1);
    place(places, 1, stream, 0);
    place(places, 1, page, 0);
    place(places, 1, index, 0);
    pdf.write(
        ascii(
            "5 0 obj\n<< /Type /XRef /Size 6 /W [1 4 2] /Root 1 0 R /Length %d >>\nstream\n"
                .formatted(places.capacity())));
    pdf.write(places.array());
    pdf.write(ascii("\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n".formatted(index)));
    return pdf.toByteArray();
  }

  private static void place(ByteBuffer places, int kind, int where, int number) {
    places.put((byte) kind).putInt(where).putShort((short) number);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
