package org.korrigo.exams.document;

import java.time.Instant;

/**
 * A reference paper as it is shown.
 *
 * @param sha256 of its content, which is also its entity tag
 * @param size in bytes
 * @param createdAt when it was uploaded
 */
record DocumentView(DocumentType docType, String sha256, long size, Instant createdAt) {}
