/**
 * From a page of a scanned PDF to upright A4 pages: reads a side, cuts a folded A3 sheet into its
 * pages and the header crop, writes pages as a PDF whose images can be served as byte ranges, and
 * wipes the identity zone for correctors. It must never know of exams, pupils, jobs, the database
 * or the file store: paths and streams in, paths and streams out.
 */
package org.korrigo.exams.scan.sheet;
