package org.korrigo.grading.dispatch;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.korrigo.grading.copy.SharingCopies.FreeCopy;
import org.korrigo.grading.dispatch.DispatchView.LeftOut;
import org.korrigo.grading.dispatch.DispatchView.Reason;
import org.korrigo.grading.dispatch.DispatchView.Share;
import org.korrigo.grading.dispatch.NewDispatch.Marker;
import org.korrigo.grading.release.ClassesOfCopies.Classes;

/**
 * How the copies of an exam are to be shared; pure, and the same for the same input.
 *
 * @param shared the corrector of each copy that gets one
 */
record DispatchPlan(
    NewDispatch request,
    List<FreeCopy> free,
    Map<String, Long> had,
    Classes classes,
    long seed,
    Map<UUID, String> shared) {

  static DispatchPlan of(
      NewDispatch request, List<FreeCopy> free, Map<String, Long> had, Classes classes, long seed) {
    Map<UUID, Set<String>> excluded = new HashMap<>();
    for (FreeCopy copy : free) {
      excluded.put(copy.id(), excluded(copy, request.correctors(), classes));
    }
    return new DispatchPlan(
        request,
        free,
        had,
        classes,
        seed,
        Sharing.of(
            free.stream().filter(copy -> !copy.begun()).map(FreeCopy::id).toList(),
            request.accounts(),
            had,
            excluded,
            seed));
  }

  private static Set<String> excluded(FreeCopy copy, List<Marker> correctors, Classes classes) {
    Set<String> excluded = new HashSet<>();
    for (Marker corrector : correctors) {
      if (classes.forbids(copy.id(), corrector.excludedClasses())) {
        excluded.add(corrector.correctorId());
      }
    }
    return excluded;
  }

  DispatchView report(UUID id, UUID examId, String actorId, Instant now) {
    return new DispatchView(
        id,
        examId,
        request.dryRun(),
        request.redispatch(),
        seed,
        actorId,
        now,
        free.size(),
        shared.size(),
        (int) free.stream().filter(copy -> classes.isUnknown(copy.id())).count(),
        request.correctors().stream().map(this::share).toList(),
        free.stream().filter(copy -> !shared.containsKey(copy.id())).map(this::leftOut).toList());
  }

  private Share share(Marker corrector) {
    String account = corrector.correctorId();
    long before = had.getOrDefault(account, 0L);
    long given = shared.values().stream().filter(account::equals).count();
    return new Share(account, corrector.excludedClasses(), before, given, before + given);
  }

  private LeftOut leftOut(FreeCopy copy) {
    return new LeftOut(copy.id(), copy.anonymousId(), reason(copy));
  }

  private Reason reason(FreeCopy copy) {
    if (copy.begun()) {
      return Reason.BEGUN;
    }
    return classes.isUnknown(copy.id()) ? Reason.CLASS_UNKNOWN : Reason.EXCLUDED;
  }
}
