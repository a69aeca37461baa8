package org.korrigo.exams.repair;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/** That a pupil was absent. */
record NewAbsence(@NotNull @Positive Integer studentId, @Size(max = 500) String reason)
    implements Reasoned {}
