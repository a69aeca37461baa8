/**
 * An exam's reference papers: subject, correction and marking guide, in versions of which one is
 * active. Decides which papers correctors see; must never know a copy.
 */
package org.korrigo.exams.document;
