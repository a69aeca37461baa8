package org.korrigo.students.student;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Which account is the pupil's.
 *
 * @param userId the account's subject, 1 to 255 characters; null for none
 */
record AccountLink(
    @Size(max = 255) @Pattern(regexp = "\\S(.*\\S)?", message = "must not be blank")
        String userId) {}
