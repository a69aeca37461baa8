package org.korrigo.exams.scan.sheet;

import org.korrigo.exams.scan.jpeg.PixelArea;

/**
 * One side of a scan as an upright picture: no consumer ever needs to turn it.
 *
 * @param page its page in the scan, from 1
 * @param format what it is by its size
 * @param picture the picture
 * @param area where in {@code picture} the side is; what is outside, at most 15 pixels, is padding
 * @param rendered whether the picture had to be rendered anew; else it is the scanner's own,
 *     without loss
 */
public record ScannedSide(
    int page, SideFormat format, SidePicture picture, PixelArea area, boolean rendered) {}
