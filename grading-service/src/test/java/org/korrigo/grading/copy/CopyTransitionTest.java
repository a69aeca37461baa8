package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.korrigo.contracts.grading.CopyStatus.GRADED;
import static org.korrigo.contracts.grading.CopyStatus.LOCKED;
import static org.korrigo.contracts.grading.CopyStatus.READY;
import static org.korrigo.grading.copy.CopyAction.ASSIGN;
import static org.korrigo.grading.copy.CopyAction.EXPIRE;
import static org.korrigo.grading.copy.CopyAction.FINALISE;
import static org.korrigo.grading.copy.CopyAction.LOCK;
import static org.korrigo.grading.copy.CopyAction.REOPEN;
import static org.korrigo.grading.copy.CopyAction.UNLOCK;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.StoredFile;

class CopyTransitionTest {
  private static final StoredFile PDF =
      new StoredFile("grading/aa/aa", "a".repeat(64), 1, "application/pdf");
  private final Occasion occasion =
      new Occasion("actor", Instant.parse("2026-02-01T10:00:00Z"), BigDecimal.TEN);

  static Stream<Arguments> cells() {
    return Stream.of(
        arguments(READY, LOCK, LOCKED, GradingAction.LOCK),
        arguments(READY, UNLOCK, null, null),
        arguments(READY, EXPIRE, null, null),
        arguments(READY, FINALISE, null, null),
        arguments(READY, REOPEN, null, null),
        arguments(READY, ASSIGN, READY, null),
        arguments(LOCKED, LOCK, null, null),
        arguments(LOCKED, UNLOCK, READY, GradingAction.UNLOCK),
        arguments(LOCKED, EXPIRE, READY, GradingAction.UNLOCK),
        arguments(LOCKED, FINALISE, GRADED, GradingAction.FINALIZE),
        arguments(LOCKED, REOPEN, null, null),
        arguments(LOCKED, ASSIGN, null, null),
        arguments(GRADED, LOCK, null, null),
        arguments(GRADED, UNLOCK, null, null),
        arguments(GRADED, EXPIRE, null, null),
        arguments(GRADED, FINALISE, null, null),
        arguments(GRADED, REOPEN, READY, GradingAction.UNLOCK),
        arguments(GRADED, ASSIGN, null, null));
  }

  @ParameterizedTest(name = "{1} of a copy that is {0} leads to {2} (null: refused)")
  @MethodSource("cells")
  void everyCellOfStateAndActionIsDecided(
      CopyStatus state, CopyAction action, CopyStatus expected, GradingAction event) {
    // Given
    Copy copy = copyThatIs(state);
    long version = copy.version;

    if (expected == null) {
      // When, Then
      assertThatThrownBy(() -> perform(copy, action))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> {
                assertThat(problem.type()).isEqualTo(ProblemType.ILLEGAL_TRANSITION);
                assertThat(problem.members())
                    .containsEntry("state", state)
                    .containsEntry("action", action);
              });
      assertThat(copy.status).isEqualTo(state);
      assertThat(copy.version).isEqualTo(version);
      return;
    }

    // When
    GradingEvent caused = perform(copy, action);

    // Then
    assertThat(copy.status).isEqualTo(expected);
    assertThat(copy.version).isGreaterThan(version);
    assertThat(caused == null ? null : caused.action()).isEqualTo(event);
    assertStamped(copy);
  }

  private void assertStamped(Copy copy) {
    assertThat(copy.lockedById != null).isEqualTo(copy.status == LOCKED);
    assertThat(copy.lockedAt != null).isEqualTo(copy.status == LOCKED);
    assertThat(copy.gradedAt != null).isEqualTo(copy.status == GRADED);
    assertThat(copy.finalPdf != null).isEqualTo(copy.status == GRADED);
    assertThat(copy.score != null).isEqualTo(copy.status == GRADED);
  }

  private GradingEvent perform(Copy copy, CopyAction action) {
    return switch (action) {
      case LOCK -> copy.ready(action).lock(occasion);
      case UNLOCK -> copy.locked(action).unlock(occasion);
      case EXPIRE -> copy.locked(action).expire(occasion);
      case FINALISE -> copy.locked(action).finalise(PDF, occasion);
      case REOPEN -> copy.graded(action).reopen("a sum was wrong", occasion);
      case ASSIGN -> {
        copy.ready(action).assign("corrector");
        yield null;
      }
      case MARK -> throw new IllegalArgumentException("decided with the lock: see the API test");
    };
  }

  private Copy copyThatIs(CopyStatus state) {
    Copy copy =
        Copy.of(
            new CopyReady(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "ANON",
                "A",
                PDF,
                List.of(),
                "secretariat",
                Instant.parse("2026-01-13T09:00:00Z")));
    switch (state) {
      case READY -> {}
      case LOCKED -> copy.ready(LOCK).lock(occasion);
      case GRADED -> {
        copy.ready(LOCK).lock(occasion);
        copy.locked(FINALISE).finalise(PDF, occasion);
      }
    }
    return copy;
  }
}
