package org.korrigo.grading.finalisation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.grading.annotation.AnnotationType;
import org.korrigo.grading.finalisation.MarkedCopy.Annotation;

/** Annotations are drawn over what was scanned: its streams and pictures stay what they were. */
class OriginalPagesTest extends WrittenPdf {

  /** A copy of some form. */
  private interface Scan {
    Path in(Path folder) throws IOException;
  }

  /**
   * A picture as it lies in the file.
   *
   * @param stored its bytes, still compressed
   */
  private record Picture(
      int width, int height, int bits, boolean mask, String filter, ByteBuffer stored) {}

  static Stream<Arguments> scans() {
    return Stream.of(
        argumentSet("upright", (Scan) folder -> ScannedCopy.upright(folder, 3)),
        argumentSet("turned right", (Scan) folder -> ScannedCopy.turned(folder, 90)),
        argumentSet("upside down", (Scan) folder -> ScannedCopy.turned(folder, 180)),
        argumentSet("turned left", (Scan) folder -> ScannedCopy.turned(folder, 270)),
        argumentSet(
            "cropped",
            (Scan)
                folder ->
                    ScannedCopy.cropped(
                        folder, PDRectangle.A3, new PDRectangle(50, 70, 500, 700), 90)),
        argumentSet("in layers", (Scan) ScannedCopy::layered));
  }

  @ParameterizedTest
  @MethodSource("scans")
  void staysAsItWasScannedUnderItsAnnotations(Scan scan) throws IOException {
    // Given
    Path source = scan.in(folder);
    int pages = pages(source);
    // When
    Path written = write(source, copy(annotations(pages)));
    // Then
    try (PDDocument before = Loader.loadPDF(source.toFile());
        PDDocument after = Loader.loadPDF(written.toFile())) {
      for (int i = 0; i < pages; i++) {
        PDPage original = before.getPage(i);
        PDPage annotated = after.getPage(i);
        assertSameForm(original, annotated);
        assertDrawnOver(contents(original), contents(annotated));
        assertThat(pictures(annotated)).isNotEmpty().isEqualTo(pictures(original));
      }
    }
  }

  /** On each page each type, with and without words and points, and a stamp. */
  private static List<Annotation> annotations(int pages) {
    List<Annotation> annotations = new ArrayList<>();
    for (int page = 0; page < pages; page++) {
      for (AnnotationType type : AnnotationType.values()) {
        double y = 0.1 + 0.2 * type.ordinal();
        annotations.add(new Annotation(page, 0.2, y, 0.2, 0.05, type, "Ici, α ≤ β", 1));
        annotations.add(new Annotation(page, 0.6, y, 0.1, 0.05, type, (String) null, null));
      }
      annotations.add(comment(page, 0.1, 0.9, "{\"stamp\": \"CHECK\"}"));
    }
    return annotations;
  }

  private static void assertSameForm(PDPage original, PDPage annotated) {
    assertThat(annotated.getMediaBox().toString()).isEqualTo(original.getMediaBox().toString());
    assertThat(annotated.getCropBox().toString()).isEqualTo(original.getCropBox().toString());
    assertThat(annotated.getRotation()).isEqualTo(original.getRotation());
  }

  /** Before the page's own streams the graphics state is only kept, and restored after them. */
  private static void assertDrawnOver(List<byte[]> own, List<byte[]> all) {
    assertThat(own).isNotEmpty();
    assertThat(all).hasSize(own.size() + 2);
    assertThat(new String(all.getFirst(), US_ASCII).strip()).isEqualTo("q");
    assertThat(all.subList(1, 1 + own.size())).containsExactlyElementsOf(own);
    assertThat(new String(all.getLast(), ISO_8859_1)).startsWith("Q\n");
  }

  private static List<byte[]> contents(PDPage page) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (var streams = page.getContentStreams(); streams.hasNext(); ) {
      contents.add(streams.next().toByteArray());
    }
    return contents;
  }

  private static Map<String, Picture> pictures(PDPage page) throws IOException {
    Map<String, Picture> pictures = new TreeMap<>();
    for (COSName name : page.getResources().getXObjectNames()) {
      pictures.put(name.getName(), picture(page.getResources().getXObject(name).getCOSObject()));
    }
    return pictures;
  }

  private static Picture picture(COSStream stream) throws IOException {
    try (InputStream stored = stream.createRawInputStream()) {
      return new Picture(
          stream.getInt(COSName.WIDTH),
          stream.getInt(COSName.HEIGHT),
          stream.getInt(COSName.BITS_PER_COMPONENT),
          stream.getBoolean(COSName.IMAGE_MASK, false),
          stream.getNameAsString(COSName.FILTER),
          ByteBuffer.wrap(stored.readAllBytes()));
    }
  }
}
