package org.korrigo.students.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.korrigo.students.student.AccountHolder;
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

  @Override
  public Uni<Boolean> merging(int studentId, String kept) {
    return pupils.one(studentId).flatMap(pupil -> removeUnless(kept, pupil));
  }

  /** Removes it; a second time, or where there is none, nothing happens. */
  public Uni<Void> removeOf(int studentId) {
    return pupils.one(studentId).flatMap(pupil -> removeUnless(null, pupil)).replaceWithVoid();
  }

  /** Whether the pupil's is the account that is kept. */
  private Uni<Boolean> removeUnless(String kept, AccountHolder pupil) {
    if (pupil.accountName() == null) {
      return Uni.createFrom().item(false);
    }
    return realm
        .named(pupil.accountName())
        .flatMap(
            account -> {
              if (account == null || account.id().equals(kept)) {
                return Uni.createFrom().item(account != null);
              }
              return isOwn(account, pupil)
                  ? realm.delete(account.id()).replaceWith(false)
                  : Uni.createFrom().item(false);
            });
  }

  private static boolean isOwn(RealmAccount account, AccountHolder pupil) {
    return account.id().equals(pupil.userId()) || CreatingAccounts.isOf(account, pupil);
  }
}
