package org.korrigo.exams.scan.sheet;

/**
 * A page that {@link PageFiles} wrote.
 *
 * @param image its picture as the scan has it
 * @param imageInViews whether {@code image} stands in the file of the views, else in the PDF
 * @param preview a smaller picture of the page, in the file of the views; or {@code image} itself,
 *     where that is no larger
 */
public record WrittenPage(PageSlice image, boolean imageInViews, PageSlice preview) {}
