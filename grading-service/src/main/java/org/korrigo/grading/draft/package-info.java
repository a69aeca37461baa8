/**
 * The editor's unsaved state, kept so that a closed window loses nothing. Decides which window may
 * overwrite it; never looks into it, never counts for a mark.
 */
package org.korrigo.grading.draft;
