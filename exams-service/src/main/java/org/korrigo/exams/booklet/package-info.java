/**
 * Booklets: one folded sheet as the scan shows it, kept for ever as provenance. Decides nothing
 * about whose it is; what it shows still bears names, so it is for the secretariat alone.
 */
package org.korrigo.exams.booklet;
