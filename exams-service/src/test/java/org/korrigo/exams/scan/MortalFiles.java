package org.korrigo.exams.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;

/** The file store in the hands of a worker whose life ends. */
public final class MortalFiles implements FileStore {
  private final FileStore files;
  private final Lifetime life;

  public MortalFiles(FileStore files, Lifetime life) {
    this.files = files;
    this.life = life;
  }

  /** What stores pages there. */
  public StoringPages pages() {
    return new StoringPages(this);
  }

  /** A file that is there when the life ends is taken away, for other tests look for such. */
  @Override
  public Path newTemporaryFile() {
    life.pass();
    Path made = files.newTemporaryFile();
    try {
      life.pass();
    } catch (Lifetime.OverException over) {
      deleteQuietly(made);
      throw over;
    }
    return made;
  }

  private static void deleteQuietly(Path made) {
    try {
      Files.deleteIfExists(made);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public StoredFile store(Path content, String contentType) {
    return life.through(() -> files.store(content, contentType));
  }

  @Override
  public StoredFile store(Content content, String contentType) {
    return life.through(() -> files.store(content, contentType));
  }

  @Override
  public Path fetch(StoredFile file) {
    return life.through(() -> files.fetch(file));
  }

  @Override
  public void delete(StoredFile file) {
    life.pass();
    files.delete(file);
    life.pass();
  }
}
