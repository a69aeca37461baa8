package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Infrastructure;

/** A person who is asked where a side belongs sees it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SidePictureApiTest {

  @Test
  void aSideIsShownAsItLiesWhateverBecameOfIt() throws Exception {
    // Given a whole sheet, the recto of another that is damaged, and the verso of that
    String upload =
        upload(new PaperBatch().landscapeSheet(0).damagedSide().verso(1).landscapeSheet(2));

    // When the sides are looked at
    Response used = picture(upload, 1);
    Response open = picture(upload, 4);

    // Then each is shown whole, stored upright or on its side
    used.then().statusCode(200).contentType("image/jpeg");
    assertThat(numberOnHalf(used, 1)).isEqualTo(PaperBatch.number(0, 1));
    assertThat(numberOnHalf(used, 0)).isEqualTo(PaperBatch.number(0, 4));
    open.then().statusCode(200).contentType("image/jpeg");
    assertThat(numberOnHalf(open, 0)).isEqualTo(PaperBatch.number(1, 2));
    assertThat(numberOnHalf(open, 1)).isEqualTo(PaperBatch.number(1, 3));
    // And who has it gets nothing, and no other side for it
    String tag = open.header("ETag");
    admin()
        .header("If-None-Match", tag)
        .get(address(upload, 4))
        .then()
        .statusCode(304)
        .header("ETag", tag);
    admin().header("If-None-Match", tag).get(address(upload, 2)).then().statusCode(200);
    // And one that cannot be read is said to be so
    picture(upload, 3)
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/unsupported-scan"))
        .body("side_number", equalTo(3));
  }

  @Test
  void aLargeSideIsShownSmaller() throws Exception {
    BufferedImage shown = image(picture(upload(PaperBatch.large()), 2));

    assertThat(shown.getWidth()).isBetween(1400, 2800);
    assertThat(shown.getWidth()).isGreaterThan(shown.getHeight());
  }

  @Test
  void aSideThatIsNotThereIsNotFound() {
    String upload = upload(PaperBatch.ofSheets(1));
    for (String address :
        new String[] {
          address(upload, 0), address(upload, 3), address(UUID.randomUUID().toString(), 1)
        }) {
      admin().get(address).then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }
  }

  private static String upload(PaperBatch batch) {
    return upload(batch.bytes());
  }

  private static String upload(byte[] batch) {
    return processed(newExam(), batch, 4).path("upload_id");
  }

  private static String address(String upload, int side) {
    return "/api/exams/uploads/" + upload + "/sides/" + side + "/picture";
  }

  private static Response picture(String upload, int side) {
    return admin().get(address(upload, side));
  }

  private static BufferedImage image(Response picture) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(picture.asByteArray()));
  }

  private static int numberOnHalf(Response picture, int half) throws Exception {
    BufferedImage side = image(picture);
    int width = side.getWidth() / 2;
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    ImageIO.write(side.getSubimage(half * width, 0, width, side.getHeight()), "jpeg", page);
    return PaperBatch.numberOn(page.toByteArray());
  }
}
