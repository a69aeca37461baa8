package org.korrigo.grading.release;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

@ApplicationScoped
class StudentRepository implements PanacheRepositoryBase<Student, Integer> {

  /** The pupil's row, made now if this is the first that is heard of the pupil. */
  Uni<Student> known(int id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .switchTo(() -> persist(Student.unknown(id)));
  }
}
