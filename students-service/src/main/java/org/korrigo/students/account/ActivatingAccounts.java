package org.korrigo.students.account;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.students.student.AccountHolder;
import org.korrigo.students.student.LinkingAccounts;

/**
 * Hands accounts to their owners: by a link that works once, or by a printed slip with a password
 * of the pupil's own that works once. Nobody who has chosen a password loses it by what is done for
 * a class.
 */
@ApplicationScoped
class ActivatingAccounts {
  private final LinkingAccounts pupils;
  private final Realm realm;
  private final AccountSettings settings;
  private final Vertx vertx;
  private final SecureRandom random = new SecureRandom();

  ActivatingAccounts(LinkingAccounts pupils, Realm realm, AccountSettings settings, Vertx vertx) {
    this.pupils = pupils;
    this.realm = realm;
    this.settings = settings;
    this.vertx = vertx;
  }

  /**
   * Slips for the pupils of a class who have not yet chosen a password. Slips that were printed
   * before work no more.
   *
   * @return a PDF
   * @throws Problem not-found; conflict if nobody needs one
   */
  Uni<byte[]> slipsFor(String className) {
    return pupils
        .ofClass(className)
        .flatMap(
            all ->
                Multi.createFrom()
                    .iterable(all)
                    .onItem()
                    .transformToUniAndConcatenate(pupil -> slipFor(pupil, false))
                    .collect()
                    .asList())
        .map(slips -> slips.stream().flatMap(Optional::stream).toList())
        .flatMap(
            slips -> {
              if (slips.isEmpty()) {
                throw new Problem(
                    ProblemType.CONFLICT,
                    "No pupil of this class has an account that waits for its owner.");
              }
              return drawn(slips);
            });
  }

  /**
   * A slip for one pupil, also for one who has lost the password.
   *
   * @return a PDF
   * @throws Problem not-found; conflict if the pupil's account is none that this service created
   */
  Uni<byte[]> slipFor(int id) {
    return pupils
        .one(id)
        .flatMap(pupil -> slipFor(pupil, true))
        .map(
            slip ->
                slip.orElseThrow(
                    () ->
                        new Problem(
                            ProblemType.CONFLICT,
                            "The pupil has no account that was created here.")))
        .flatMap(slip -> drawn(List.of(slip)));
  }

  /**
   * Sends a link to each pupil of a class who has an address and has not yet chosen a password: to
   * the address that the pupil has now.
   *
   * @throws Problem not-found
   */
  Uni<MailsView> mail(String className) {
    return pupils
        .ofClass(className)
        .flatMap(
            all ->
                Multi.createFrom()
                    .iterable(all)
                    .onItem()
                    .transformToUniAndConcatenate(this::mail)
                    .collect()
                    .asList())
        .map(
            results ->
                new MailsView(
                    results.stream()
                        .filter(result -> result.reason() == null)
                        .map(MailsView.Left::studentId)
                        .toList(),
                    results.stream().filter(result -> result.reason() != null).toList()));
  }

  /** The pupil, with the reason why no link was sent or null. */
  private Uni<MailsView.Left> mail(AccountHolder pupil) {
    if (pupil.email() == null) {
      return Uni.createFrom().item(new MailsView.Left(pupil.id(), "there is no e-mail address"));
    }
    return own(pupil)
        .flatMap(
            account -> {
              if (account == null) {
                return Uni.createFrom().item("there is no account that was created here");
              }
              return account.isActivated()
                  ? Uni.createFrom().item("the password is chosen already")
                  : mail(account, pupil.email());
            })
        .map(reason -> new MailsView.Left(pupil.id(), reason));
  }

  /** Why no link was sent, or null. */
  private Uni<String> mail(RealmAccount account, String email) {
    return (email.equalsIgnoreCase(account.email())
            ? Uni.createFrom().item(RealmAnswer.DONE)
            : realm.giveAddress(account.id(), email))
        .flatMap(
            answer ->
                switch (answer) {
                  case DONE ->
                      realm
                          .sendLink(account.id())
                          .map(sent -> sent ? null : "the identity provider could not send it");
                  case TAKEN ->
                      Uni.createFrom().item("another account has the pupil's e-mail address");
                  case IMPROPER ->
                      Uni.createFrom().item("the identity provider takes no such e-mail address");
                });
  }

  private Uni<Optional<Slip>> slipFor(AccountHolder pupil, boolean evenIfActivated) {
    return own(pupil)
        .flatMap(
            account -> {
              if (account == null || account.isActivated() && !evenIfActivated) {
                return Uni.createFrom().item(Optional.empty());
              }
              String password = OneTimePassword.next(random);
              return realm
                  .giveOneTimePassword(account.id(), password)
                  .replaceWith(Optional.of(new Slip(pupil, password)));
            });
  }

  /** The linked account if this service created it, or null. */
  private Uni<RealmAccount> own(AccountHolder pupil) {
    if (pupil.userId() == null || pupil.accountName() == null) {
      return Uni.createFrom().nullItem();
    }
    return realm
        .withId(pupil.userId())
        .map(
            account ->
                account != null && account.username().equalsIgnoreCase(pupil.accountName())
                    ? account
                    : null);
  }

  private Uni<byte[]> drawn(List<Slip> slips) {
    return Uni.createFrom()
        .completionStage(
            () ->
                vertx
                    .executeBlocking(
                        () -> SlipSheet.draw(slips, settings.signInUrl().orElse(null)), false)
                    .toCompletionStage());
  }
}
