package org.korrigo.students.account;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.students.student.AccountHolder;
import org.korrigo.students.student.FoldedName;
import org.korrigo.students.student.LinkingAccounts;

/**
 * Creates the accounts of a class. Each account's name is stored before the account is created and
 * is unique in the realm, so whatever breaks off, doing it again creates nothing twice.
 */
@ApplicationScoped
class CreatingAccounts {
  private final LinkingAccounts pupils;
  private final Realm realm;

  CreatingAccounts(LinkingAccounts pupils, Realm realm) {
    this.pupils = pupils;
    this.realm = realm;
  }

  /**
   * Gives every pupil of a class who has none an account; one that was created for a pupil who is
   * removed meanwhile is deleted again.
   *
   * @throws Problem not-found if the class has no pupil; what Keycloak's absence causes, with the
   *     accounts up to there created
   */
  Uni<AccountsView> createFor(String className) {
    return pupils
        .ofClass(className)
        .flatMap(
            all ->
                Multi.createFrom()
                    .iterable(all)
                    .onItem()
                    .transformToUniAndConcatenate(this::createFor)
                    .collect()
                    .asList())
        .map(lines -> AccountsView.of(className, lines));
  }

  private Uni<AccountLine> createFor(AccountHolder pupil) {
    return hasAccount(pupil)
        .flatMap(
            hasAccount ->
                hasAccount
                    ? Uni.createFrom().item(AccountLine.of(pupil, AccountOutcome.LEFT))
                    : pupils.reserve(pupil.id()).flatMap(this::createOrFind))
        .onFailure(CreatingAccounts::isRemoved)
        .recoverWithItem(() -> AccountLine.refused(pupil, "the pupil was removed meanwhile"));
  }

  /** An account that was created here may be deleted though its pupil stayed. */
  private Uni<Boolean> hasAccount(AccountHolder pupil) {
    return pupil.userId() == null || pupil.accountName() == null
        ? Uni.createFrom().item(pupil.userId() != null)
        : realm.withId(pupil.userId()).map(account -> account != null);
  }

  /** Only the pupil of a line can be missing here: the class was found. */
  private static boolean isRemoved(Throwable failure) {
    return failure instanceof Problem problem && problem.type() == ProblemType.NOT_FOUND;
  }

  private Uni<AccountLine> createOrFind(AccountHolder pupil) {
    return realm
        .named(pupil.accountName())
        .flatMap(
            known ->
                known != null
                    ? link(pupil, known, AccountOutcome.LINKED)
                    : realm.create(pupil).flatMap(answer -> created(pupil, answer)));
  }

  private Uni<AccountLine> created(AccountHolder pupil, RealmAnswer answer) {
    return answer == RealmAnswer.IMPROPER
        ? Uni.createFrom()
            .item(
                AccountLine.refused(
                    pupil, "the identity provider takes no such name or e-mail address: change it"))
        : realm
            .named(pupil.accountName())
            .flatMap(account -> found(pupil, account, answer == RealmAnswer.DONE));
  }

  private Uni<AccountLine> found(AccountHolder pupil, RealmAccount account, boolean created) {
    return account == null
        ? Uni.createFrom()
            .item(
                AccountLine.refused(
                    pupil,
                    "another account has the pupil's e-mail address: link it, or change the"
                        + " address"))
        : link(pupil, account, created ? AccountOutcome.CREATED : AccountOutcome.LINKED);
  }

  private Uni<AccountLine> link(AccountHolder pupil, RealmAccount account, AccountOutcome outcome) {
    if (!isOf(account, pupil)) {
      return Uni.createFrom()
          .item(
              AccountLine.refused(
                  pupil, "the account " + account.username() + " is there under another name"));
    }
    return pupils
        .link(pupil.id(), account.id())
        .replaceWith(AccountLine.of(pupil, outcome))
        .onFailure(CreatingAccounts::isRemoved)
        .call(removed -> realm.delete(account.id()));
  }

  /**
   * Whether the account bears a name that the pupil has or had: one in a realm that outlived the
   * records may be somebody else's.
   */
  static boolean isOf(RealmAccount account, AccountHolder pupil) {
    return pupil
        .foldedNames()
        .contains(FoldedName.of(account.lastName() + " " + account.firstName()));
  }
}
