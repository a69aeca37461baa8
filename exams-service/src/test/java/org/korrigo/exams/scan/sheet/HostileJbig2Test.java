package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** JBIG2 images that say more than is true: the decoder would believe them. */
class HostileJbig2Test {
  private static final int SEGMENT_HEADER = 11;
  private static final int PAGE = 0;
  private static final int REGION = SEGMENT_HEADER + 19;

  @TempDir Path directory;

  /** What is written over a sound image, and what its fault then says. */
  enum Lie {
    PAGE_OF_MANY_PIXELS("pixels") {
      @Override
      void tell(ByteBuffer image) {
        image.putInt(PAGE + SEGMENT_HEADER, 60_000).putInt(PAGE + SEGMENT_HEADER + 4, 60_000);
      }
    },
    PAGE_OF_MORE_THAN_CAN_BE_COUNTED("pixels") {
      @Override
      void tell(ByteBuffer image) {
        image.putInt(PAGE + SEGMENT_HEADER, -2).putInt(PAGE + SEGMENT_HEADER + 4, -2);
      }
    },
    REGION_OF_MANY_PIXELS("pixels") {
      @Override
      void tell(ByteBuffer image) {
        image.putInt(REGION + SEGMENT_HEADER, 60_000).putInt(REGION + SEGMENT_HEADER + 4, 60_000);
      }
    },
    STRIPES_WITHOUT_END("lines") {
      @Override
      void tell(ByteBuffer image) {
        image.putInt(PAGE + SEGMENT_HEADER + 4, -1);
        image.put(REGION + 4, (byte) 50).putInt(REGION + SEGMENT_HEADER, Integer.MAX_VALUE);
      }
    },
    TEXT_OF_MANY_LETTERS("instances") {
      @Override
      void tell(ByteBuffer image) {
        image.put(REGION + 4, (byte) 6).putShort(REGION + SEGMENT_HEADER + 17, (short) 0);
        image.putInt(REGION + SEGMENT_HEADER + 19, Integer.MAX_VALUE);
      }
    },
    MANY_SYMBOLS("symbols") {
      @Override
      void tell(ByteBuffer image) {
        image.put(REGION + 4, (byte) 0).putShort(REGION + SEGMENT_HEADER, (short) 0);
        image.putInt(REGION + SEGMENT_HEADER + 14, Integer.MAX_VALUE);
      }
    },
    MANY_PATTERNS("pixels") {
      @Override
      void tell(ByteBuffer image) {
        image.put(REGION + 4, (byte) 16).putShort(REGION + SEGMENT_HEADER + 1, (short) -1);
        image.putInt(REGION + SEGMENT_HEADER + 3, Integer.MAX_VALUE);
      }
    },
    HALFTONE_OF_MANY_CELLS("pixels") {
      @Override
      void tell(ByteBuffer image) {
        image.put(REGION + 4, (byte) 22).putInt(REGION + SEGMENT_HEADER + 18, 1 << 20);
        image.putInt(REGION + SEGMENT_HEADER + 22, 1 << 20);
      }
    },
    TABLES("tables") {
      @Override
      void tell(ByteBuffer image) {
        image.put(REGION + 4, (byte) 53);
      }
    },
    SEGMENT_BEHIND_THE_END("cut off") {
      @Override
      void tell(ByteBuffer image) {
        image.putInt(REGION + SEGMENT_HEADER - 4, 1 << 30);
      }
    },
    MANY_REFERRED_SEGMENTS("referred") {
      @Override
      void tell(ByteBuffer image) {
        image.putInt(REGION + 5, -1);
      }
    };

    private final String told;

    Lie(String told) {
      this.told = told;
    }

    abstract void tell(ByteBuffer image);
  }

  @ParameterizedTest
  @EnumSource
  void an_image_that_lies_is_a_fault_of_its_side_before_it_is_decoded(Lie lie) throws Exception {
    byte[] image = image();
    lie.tell(ByteBuffer.wrap(image));

    try (ScanFile file = ScanFile.open(scan(image, null), ScanLimits.STANDARD)) {
      assertThatThrownBy(() -> file.side(1))
          .isInstanceOfSatisfying(
              UnreadableSideException.class,
              refused -> {
                assertThat(refused.fault()).isEqualTo(SideFault.DAMAGED);
                assertThat(refused.getCause()).hasMessageContaining(lie.told);
              });
      assertThatThrownBy(() -> file.preview(1)).isInstanceOf(UnreadableSideException.class);
    }
  }

  @Test
  void what_images_share_is_looked_through_as_well() throws Exception {
    byte[] shared = Arrays.copyOfRange(image(), REGION, REGION + 60);
    ByteBuffer.wrap(shared).putInt(SEGMENT_HEADER - 4, shared.length - SEGMENT_HEADER);
    ByteBuffer.wrap(shared).putInt(SEGMENT_HEADER, 60_000).putInt(SEGMENT_HEADER + 4, 60_000);

    try (ScanFile file = ScanFile.open(scan(image(), shared), ScanLimits.STANDARD)) {
      assertThatThrownBy(() -> file.side(1))
          .isInstanceOf(UnreadableSideException.class)
          .hasRootCauseMessage("a JBIG2 image of 3600000000 pixels; 80000000 are allowed");
    }
  }

  @Test
  void a_sound_image_is_read() throws Exception {
    try (ScanFile file = ScanFile.open(scan(image(), null), ScanLimits.STANDARD)) {
      assertThat(file.side(1).picture().width()).isEqualTo(992);
    }
  }

  @Test
  void broken_bytes_anywhere_end_as_a_fault_or_as_a_picture() throws Exception {
    byte[] whole = image();
    Random random = new Random(23);
    int refused = 0;
    for (int i = 0; i < 150; i++) {
      byte[] broken = whole.clone();
      for (int flips = 0; flips < 3; flips++) {
        int reach = random.nextBoolean() ? 2 * SEGMENT_HEADER + 40 : broken.length;
        broken[random.nextInt(reach)] = (byte) random.nextInt(256);
      }
      try (ScanFile file = ScanFile.open(scan(broken, null), ScanLimits.STANDARD)) {
        assertThat(file.side(1).picture().width()).isPositive();
      } catch (UnreadableSideException fault) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static byte[] image() throws IOException {
    try (SampleScan scan = new SampleScan()) {
      PDImageXObject fax =
          CCITTFactory.createFromImage(scan.document(), SampleLayouts.blackAndWhite());
      try (var in = fax.getStream().getCOSObject().createRawInputStream()) {
        return SampleJbig2.of(in.readAllBytes(), fax.getWidth(), fax.getHeight());
      }
    }
  }

  private Path scan(byte[] image, byte[] shared) throws IOException {
    SampleScan scan = new SampleScan();
    PDImageXObject drawn = scan.raw(image, COSName.JBIG2_DECODE, 992, 702, 1);
    if (shared != null) {
      COSStream globals = scan.document().getDocument().createCOSStream();
      try (var out = globals.createRawOutputStream()) {
        out.write(shared);
      }
      COSDictionary parameters = new COSDictionary();
      parameters.setItem(COSName.JBIG2_GLOBALS, globals);
      drawn.getCOSObject().setItem(COSName.DECODE_PARMS, parameters);
    }
    scan.page(SampleScan.A3_LANDSCAPE, 0, content -> SampleLayouts.fill(content, drawn));
    Path file = scan.in(directory);
    assertThat(Files.size(file)).isPositive();
    return file;
  }
}
