package org.korrigo.identification.header;

import org.korrigo.identification.matching.CopyReading;
import org.korrigo.identification.matching.Pupil;

/**
 * A header of a trial.
 *
 * @param writer who wrote it
 * @param reading what Korrigo read
 * @param plain what Tesseract reads by itself
 */
record TrialCopy(Pupil writer, CopyReading reading, String plain) {}
