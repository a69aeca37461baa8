package org.korrigo.exams.scan.sheet;

import java.nio.file.Path;

/**
 * A page of a copy in the making.
 *
 * @param file the booklet's PDF, written by {@link PagePdf}
 * @param slice where the page stands in it
 * @param bearsIdentity whether it is the first page of a sheet, whose identity zone must go
 */
public record CopyPage(Path file, PageSlice slice, boolean bearsIdentity) {}
