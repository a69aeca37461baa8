package org.korrigo.exams.scan.jpeg;

/**
 * A picture that was turned, ready to be cut.
 *
 * @param image what it became
 * @param crop the part of it that the source showed: the rest is padding of its last coding units
 */
public record TurnedJpeg(JpegImage image, PixelArea crop) {}
