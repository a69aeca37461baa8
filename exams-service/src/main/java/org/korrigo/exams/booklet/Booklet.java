package org.korrigo.exams.booklet;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.contracts.storage.StoredSlice;

/**
 * One folded sheet as the scan shows it, or as a person put it together (domain §1). It never
 * changes: another takes its place.
 */
@Entity
@Immutable
class Booklet {
  @Id UUID id;

  @Column(insertable = false, updatable = false)
  Long ordinal;

  UUID examId;
  UUID uploadId;
  int sheet;
  int startPage;
  int endPage;

  @JdbcTypeCode(SqlTypes.JSON)
  StoredFile headerImage;

  String studentNameGuess;

  @Convert(converter = PagesColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(pages_images as text)", write = JsonColumn.WRITE)
  List<PageImage> pagesImages;

  int pageCount;

  /** Where each page comes from; null for a booklet as the job cut it. */
  @Convert(converter = OriginsColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(pages_origin as text)", write = JsonColumn.WRITE)
  List<PageOrigin> pagesOrigin;

  /** Places, from 1, of the pages on which a writer's name may stand. */
  @Convert(converter = PageNumbersColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(identity_pages as text)", write = JsonColumn.WRITE)
  List<Integer> identityPages;

  /** Places, from 1, of the pages of which a person said whether a name may stand on them. */
  @Convert(converter = PageNumbersColumn.class)
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "cast(said_pages as text)", write = JsonColumn.WRITE)
  List<Integer> saidPages = List.of();

  @Enumerated(EnumType.STRING)
  Paper paper = Paper.SHEET;

  Instant createdAt;

  /** Since when it is in no copy any more; written by single statements. */
  @Column(insertable = false, updatable = false)
  Instant supersededAt;

  static Booklet of(UUID id, NewBooklet cut, Instant now) {
    Booklet booklet = new Booklet();
    booklet.id = id;
    booklet.examId = cut.examId();
    booklet.uploadId = cut.uploadId();
    booklet.sheet = cut.sheet();
    booklet.startPage = cut.startPage();
    booklet.endPage = cut.endPage();
    booklet.headerImage = cut.header();
    booklet.studentNameGuess = cut.studentNameGuess();
    booklet.pagesImages = cut.pages();
    booklet.pageCount = cut.pages().size();
    booklet.identityPages = cut.identityPages();
    booklet.createdAt = now;
    return booklet;
  }

  static Booklet of(MadeBooklet made, Instant now) {
    Booklet booklet = new Booklet();
    booklet.id = made.id();
    booklet.examId = made.examId();
    booklet.uploadId = made.uploadId();
    booklet.sheet = made.sheet();
    booklet.startPage = made.startPage();
    booklet.endPage = made.endPage();
    booklet.headerImage = made.header();
    booklet.pagesImages = made.pages();
    booklet.pageCount = made.pages().size();
    booklet.pagesOrigin = made.origins();
    booklet.identityPages = made.identityPages();
    booklet.saidPages = made.saidPages();
    booklet.studentNameGuess = made.studentNameGuess();
    booklet.paper = made.paper();
    booklet.createdAt = now;
    return booklet;
  }

  /**
   * The image of a page.
   *
   * @param page from 1
   * @throws Problem not-found if the booklet has no such page
   */
  StoredSlice page(int page) {
    return requiredPage(page).image();
  }

  /**
   * The preview of a page; the page itself where none was kept.
   *
   * @param page from 1
   * @throws Problem not-found if the booklet has no such page
   */
  StoredSlice preview(int page) {
    PageImage image = requiredPage(page);
    return image.preview() == null ? image.image() : image.preview().image();
  }

  private PageImage requiredPage(int page) {
    if (page < 1 || page > pagesImages.size()) {
      throw Problem.notFound("page", page);
    }
    return pagesImages.get(page - 1);
  }

  /** The crop of the identity zone. */
  StoredSlice header() {
    if (headerImage == null) {
      throw Problem.notFound("header of booklet", id);
    }
    return StoredSlice.whole(headerImage);
  }

  BookletContent content() {
    return new BookletContent(
        id,
        examId,
        uploadId,
        sheet,
        startPage,
        endPage,
        headerImage,
        pagesImages,
        origins(),
        identityPages,
        saidPages,
        studentNameGuess,
        paper,
        supersededAt != null);
  }

  private List<PageOrigin> origins() {
    return pagesOrigin != null
        ? pagesOrigin
        : IntStream.rangeClosed(1, pageCount)
            .mapToObj(page -> new PageOrigin(id, page, 0))
            .toList();
  }

  BookletView view() {
    return new BookletView(
        id,
        examId,
        uploadId,
        sheet,
        startPage,
        endPage,
        pageCount,
        origins(),
        identityPages,
        createdAt,
        supersededAt);
  }
}
