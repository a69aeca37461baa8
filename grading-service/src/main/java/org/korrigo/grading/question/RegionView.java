package org.korrigo.grading.question;

import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a question is answered, and who has said so.
 *
 * @param pageIndex 0-based
 * @param x left edge in parts of the page's width, from the left
 * @param y upper edge in parts of the page's height, from the top
 * @param w width in parts of the page's width
 * @param h height in parts of the page's height
 * @param updatedById the account of whoever said it last
 * @param updatedAt when
 * @param version what {@code If-Match} refers to
 */
@Schema
record RegionView(
    int pageIndex,
    BigDecimal x,
    BigDecimal y,
    BigDecimal w,
    BigDecimal h,
    String updatedById,
    Instant updatedAt,
    int version) {

  static RegionView of(QuestionRegion region) {
    Region place = Region.of(region);
    return new RegionView(
        place.pageIndex(),
        place.x(),
        place.y(),
        place.w(),
        place.h(),
        region.updatedById,
        region.updatedAt,
        region.version);
  }
}
