package org.korrigo.students.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.korrigo.students.student.LinkingAccounts;

/** Removes the account that was created for a pupil; one that was only linked stays. */
@ApplicationScoped
public class RemovingAccounts {
  private final LinkingAccounts pupils;
  private final Realm realm;

  RemovingAccounts(LinkingAccounts pupils, Realm realm) {
    this.pupils = pupils;
    this.realm = realm;
  }

  /** Removes it; a second time, or where there is none, nothing happens. */
  public Uni<Void> removeOf(int studentId) {
    return pupils
        .one(studentId)
        .flatMap(
            pupil ->
                pupil.accountName() == null
                    ? Uni.createFrom().voidItem()
                    : realm
                        .named(pupil.accountName())
                        .flatMap(
                            account ->
                                account == null
                                        || !account.id().equals(pupil.userId())
                                            && !CreatingAccounts.isOf(account, pupil)
                                    ? Uni.createFrom().voidItem()
                                    : realm.delete(account.id())));
  }
}
