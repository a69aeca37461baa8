package org.korrigo.students.student;

import java.util.Set;

/**
 * A pupil by what an account needs.
 *
 * @param email or null
 * @param userId the subject of the linked account, or null
 * @param accountName of the account that this service creates, or null while it is not chosen
 * @param foldedNames how the pupil is written and, as far as it was asked for, was before
 */
public record AccountHolder(
    int id,
    String lastName,
    String firstName,
    String className,
    String email,
    String userId,
    String accountName,
    Set<String> foldedNames) {}
