package org.korrigo.grading.annotation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem.Violation;

/**
 * Changes of different annotations of one copy, made together or not at all.
 *
 * @param changes 1 to 200, each of another annotation
 */
record NewAnnotationChanges(@NotNull @Size(min = 1, max = MOST) List<@NotNull @Valid One> changes) {
  static final int MOST = 200;

  /** What is done to an annotation. */
  enum Kind {
    CREATE,
    UPDATE,
    DELETE
  }

  /**
   * One change.
   *
   * @param id of the annotation; the client chooses a new one's
   * @param version the one that was seen; for UPDATE and DELETE
   * @param annotation how it is drawn; for CREATE and UPDATE
   */
  record One(
      @NotNull Kind change,
      @NotNull UUID id,
      @Min(0) Long version,
      @Valid NewAnnotation annotation) {

    private List<Violation> faults(int pageCount, String prefix) {
      List<Violation> faults = new ArrayList<>();
      if (change != Kind.CREATE && version == null) {
        faults.add(new Violation(prefix + "version", "is needed to change what is there"));
      }
      if (change == Kind.DELETE) {
        return faults;
      }
      if (annotation == null) {
        faults.add(new Violation(prefix + "annotation", "is needed to draw one"));
      } else {
        faults.addAll(annotation.faults(pageCount, prefix + "annotation."));
      }
      return faults;
    }
  }

  /** What is wrong, change by change, on a copy of so many pages. */
  List<Violation> faults(int pageCount) {
    List<Violation> faults = new ArrayList<>();
    Set<UUID> known = new HashSet<>();
    for (int i = 0; i < changes.size(); i++) {
      String prefix = "changes[" + i + "].";
      if (!known.add(changes.get(i).id())) {
        faults.add(new Violation(prefix + "id", "is that of another change here"));
      }
      faults.addAll(changes.get(i).faults(pageCount, prefix));
    }
    return faults;
  }

  /** The annotations that are changed. */
  List<UUID> ids() {
    return changes.stream().map(One::id).toList();
  }
}
