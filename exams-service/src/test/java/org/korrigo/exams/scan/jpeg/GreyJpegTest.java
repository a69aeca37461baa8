package org.korrigo.exams.scan.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreyJpegTest {
  @ParameterizedTest
  @CsvSource({"160,96,3", "123,93,3", "7,5,6", "1,1,6", "8,700,3"})
  void every_program_sees_the_pixels_that_were_coded(int width, int height, double off)
      throws Exception {
    BufferedImage paper = SamplePictures.paper(width, height, false);
    byte[] luma = ((DataBufferByte) paper.getRaster().getDataBuffer()).getData();

    byte[] jpeg = GreyJpeg.of(luma, width, height);

    JpegScissors.requireSound(JpegImage.read(jpeg));
    BufferedImage shown = SamplePictures.decode(jpeg);
    assertThat(shown.getWidth()).isEqualTo(width);
    assertThat(shown.getHeight()).isEqualTo(height);
    double sum = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        sum +=
            Math.abs(paper.getRaster().getSample(x, y, 0) - shown.getRaster().getSample(x, y, 0));
      }
    }
    assertThat(sum / (width * height)).isLessThan(off);
  }

  @ParameterizedTest
  @CsvSource({"0", "255"})
  void the_extremes_stay_what_they_are(int grey) {
    byte[] luma = new byte[64 * 64];
    Arrays.fill(luma, (byte) grey);

    BufferedImage shown = SamplePictures.decode(GreyJpeg.of(luma, 64, 64));

    assertThat(shown.getRaster().getSample(31, 31, 0)).isEqualTo(grey);
  }
}
