/**
 * What persons do to the scanned paper before its hand-over: each action is journalled with what
 * was before and after, and can be undone. A side never gets lost or doubled by it; it must never
 * know a pupil's name.
 */
package org.korrigo.exams.repair;
