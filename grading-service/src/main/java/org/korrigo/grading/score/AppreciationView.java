package org.korrigo.grading.score;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The general remark about a copy.
 *
 * @param globalAppreciation null if there is none
 * @param version how often it was changed: the entity tag
 */
@Schema
record AppreciationView(String globalAppreciation, int version) {}
