package org.korrigo.students.student;

/**
 * A pupil by what an account needs.
 *
 * @param email or null
 * @param userId the subject of the linked account, or null
 * @param accountName of the account that this service creates, or null while it is not chosen
 */
public record AccountHolder(
    int id,
    String lastName,
    String firstName,
    String className,
    String email,
    String userId,
    String accountName) {}
