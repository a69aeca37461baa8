/**
 * Lossless JPEG surgery: cuts rectangles out of a sequential JPEG, wipes zones in its bytes and
 * turns it by quarters, without ever decoding a pixel. It decides what is a sound JPEG and refuses
 * the rest with a typed exception, never with half a picture. It must never know of PDFs, sheets,
 * pupils or files: bytes in, bytes out.
 */
package org.korrigo.exams.scan.jpeg;
