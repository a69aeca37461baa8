package org.korrigo.students.student;

/**
 * A field of a pupil that a roster changes.
 *
 * @param field as the contract writes it, e.g. {@code class_name}
 * @param before what was known, or null
 * @param after what the roster makes of it
 */
public record FieldChange(String field, String before, String after) {}
