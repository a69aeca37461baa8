package org.korrigo.contracts.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a temporary file of the store; buffered. What cannot be written is told apart. */
final class TemporaryFileOutput extends OutputStream {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;

  TemporaryFileOutput(Path file) {
    try {
      this.out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    } catch (IOException e) {
      throw new FileNotStoredException(e);
    }
  }

  @Override
  public void write(int value) {
    try {
      out.write(value);
    } catch (IOException e) {
      throw new FileNotStoredException(e);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw new FileNotStoredException(e);
    }
  }

  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new FileNotStoredException(e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new FileNotStoredException(e);
    }
  }
}
