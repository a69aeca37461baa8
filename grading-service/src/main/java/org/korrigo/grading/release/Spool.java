package org.korrigo.grading.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.korrigo.contracts.storage.FileNotStoredException;
import org.korrigo.contracts.storage.FileStore;

/**
 * Bytes that are written a part at a time and read once afterwards: however many they are, they are
 * on the store's disk and not in memory. The file has no name once it is open, so that nothing of
 * it stays behind, whatever happens. Every method blocks.
 */
final class Spool implements Pieces {
  private final FileChannel file;
  private InputStream reading;

  private Spool(FileChannel file) {
    this.file = file;
  }

  /**
   * A new one, empty.
   *
   * @throws FileNotStoredException if its file cannot be made
   */
  static Spool in(FileStore files) throws IOException {
    Path file = files.newTemporaryFile();
    try {
      return new Spool(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } finally {
      Files.delete(file);
    }
  }

  /**
   * Adds bytes at the end.
   *
   * @throws FileNotStoredException if the disk does not take them
   */
  void append(byte[] bytes) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    try {
      while (rest.hasRemaining()) {
        file.write(rest, file.size());
      }
    } catch (IOException e) {
      throw new FileNotStoredException(e);
    }
  }

  /** All bytes from the first one on. */
  InputStream read() throws IOException {
    return Channels.newInputStream(file.position(0));
  }

  @Override
  public byte[] next() throws IOException {
    if (reading == null) {
      reading = read();
    }
    return reading.readNBytes(SIZE);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
