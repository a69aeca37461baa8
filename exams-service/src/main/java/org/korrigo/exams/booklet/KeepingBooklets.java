package org.korrigo.exams.booklet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Booklets for the other features: kept when cut, looked up when copies are made of them. */
@ApplicationScoped
public class KeepingBooklets {
  private final BookletRepository booklets;

  KeepingBooklets(BookletRepository booklets) {
    this.booklets = booklets;
  }

  /** Keeps a booklet, in the caller's transaction. */
  public Uni<Void> keep(UUID id, NewBooklet cut, Instant now) {
    return booklets.persistAndFlush(Booklet.of(id, cut, now)).replaceWithVoid();
  }

  /** The booklets with these ids, in any order; ids of none are left out. */
  public Uni<List<BookletContent>> withIds(Collection<UUID> ids) {
    return booklets.withIds(ids).map(KeepingBooklets::contents);
  }

  /** The booklets of an upload in the order of its sheets. */
  public Uni<List<BookletContent>> ofUpload(UUID uploadId) {
    return booklets.ofUpload(uploadId).map(KeepingBooklets::contents);
  }

  private static List<BookletContent> contents(List<Booklet> booklets) {
    return booklets.stream().map(Booklet::content).toList();
  }
}
