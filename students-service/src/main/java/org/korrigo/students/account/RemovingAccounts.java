package org.korrigo.students.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.korrigo.students.student.LinkingAccounts;
import org.korrigo.students.student.StudentListener;

/** Removes the account that was created for a pupil; one that was only linked stays. */
@ApplicationScoped
public class RemovingAccounts implements StudentListener {
  private final LinkingAccounts pupils;
  private final Realm realm;

  RemovingAccounts(LinkingAccounts pupils, Realm realm) {
    this.pupils = pupils;
    this.realm = realm;
  }

  @Override
  public Uni<Void> leaving(int studentId) {
    return removeOf(studentId);
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
