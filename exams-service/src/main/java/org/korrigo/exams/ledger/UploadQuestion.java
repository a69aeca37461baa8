package org.korrigo.exams.ledger;

import java.util.UUID;

/**
 * What the pictures of an upload leave to a person's word, unanswered.
 *
 * @param question in words
 */
record UploadQuestion(UUID uploadId, String question) {
  String words() {
    return "Upload " + uploadId + ": " + question;
  }
}
