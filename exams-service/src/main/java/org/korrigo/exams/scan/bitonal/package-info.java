/**
 * Pictures of one bit a pixel: read from their fax coding, cut, turned and written without ever
 * being grey. Knows nothing of PDF pages, sheets or exams. Reading fails on any damage: no decoder
 * here fills up what is missing.
 */
package org.korrigo.exams.scan.bitonal;
