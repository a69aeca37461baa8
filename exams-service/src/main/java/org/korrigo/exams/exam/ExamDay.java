package org.korrigo.exams.exam;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;

/** A day on which an exam may be: years of four digits, which every reader of the events knows. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ExamDay.Check.class)
public @interface ExamDay {
  /** What is wrong. */
  String message() default "must be a day of the years 1900 to 2199";

  /** Unused. */
  Class<?>[] groups() default {};

  /** Unused. */
  Class<? extends Payload>[] payload() default {};

  /** Checks the year; a missing day is another constraint's. */
  final class Check implements ConstraintValidator<ExamDay, LocalDate> {
    @Override
    public boolean isValid(LocalDate day, ConstraintValidatorContext context) {
      return day == null || day.getYear() >= 1900 && day.getYear() < 2200;
    }
  }
}
