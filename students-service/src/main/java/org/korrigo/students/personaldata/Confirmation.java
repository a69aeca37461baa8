package org.korrigo.students.personaldata;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A person's word for what cannot be undone.
 *
 * @param confirmation the pupil's last and first name
 */
@Schema(requiredProperties = {"confirmation"})
record Confirmation(@NotNull String confirmation) {}
