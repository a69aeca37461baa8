package org.korrigo.exams.scan.sheet;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.korrigo.exams.scan.bitonal.BitonalImage;
import org.korrigo.exams.scan.bitonal.BitonalPng;
import org.korrigo.exams.scan.bitonal.DamagedBitonalException;

/**
 * Images of a scan in JBIG2, kept once they were decoded, which takes longer than all else that is
 * done with their side: a job looks at each side and cuts it later. They are on disk, in a file
 * without a name, so that nothing stays behind whatever happens. Where there is no room they are
 * decoded anew. For several threads, all of which have the same scan open.
 */
final class DecodedImages implements BitonalReading, AutoCloseable {
  /** More are not kept, but decoded each time. */
  private static final long MOST_BYTES = 1L << 29;

  private final Supplier<Path> temporaryFile;
  private final Map<COSObjectKey, Place> places = new ConcurrentHashMap<>();
  private FileChannel file;
  private long end;

  /** Nothing more is kept: it is closed, or its file could not be opened. */
  private boolean over;

  private record Place(FileChannel file, long offset, int length) {}

  /**
   * @param temporaryFile names a file that nothing else uses; asked at most once
   */
  DecodedImages(Supplier<Path> temporaryFile) {
    this.temporaryFile = temporaryFile;
  }

  @Override
  public BitonalImage read(PDImage image) throws IOException {
    if (!(image instanceof PDImageXObject object) || !isSlowToDecode(object)) {
      return BitonalSamples.read(image);
    }
    COSObjectKey key = object.getCOSObject().getKey();
    Place place = key == null || isGivenUp() ? null : places.get(key);
    if (place != null) {
      try {
        return kept(place, (long) image.getWidth() * image.getHeight());
      } catch (IOException lost) {
        places.remove(key);
      }
    }
    BitonalImage decoded = BitonalSamples.read(image);
    if (key != null && !isGivenUp()) {
      keep(key, decoded);
    }
    return decoded;
  }

  /** A thread that was interrupted closes any file that it touches, also for the others. */
  private static boolean isGivenUp() {
    return Thread.currentThread().isInterrupted();
  }

  private static boolean isSlowToDecode(PDImageXObject image) {
    return image.getStream().getFilters().contains(COSName.JBIG2_DECODE);
  }

  private static BitonalImage kept(Place place, long pixels) throws IOException {
    ByteBuffer png = ByteBuffer.allocate(place.length());
    while (png.hasRemaining()) {
      if (place.file().read(png, place.offset() + png.position()) < 0) {
        throw new EOFException("a temporary file that was cut off");
      }
    }
    try {
      return BitonalPng.read(png.array(), pixels);
    } catch (DamagedBitonalException damaged) {
      throw new IOException(damaged);
    }
  }

  private void keep(COSObjectKey key, BitonalImage image) {
    ByteBuffer png = ByteBuffer.wrap(BitonalPng.write(image));
    int length = png.remaining();
    try {
      Place place = reserved(length);
      if (place != null) {
        while (png.hasRemaining()) {
          place.file().write(png, place.offset() + png.position());
        }
        places.put(key, place);
      }
    } catch (IOException | UncheckedIOException noRoom) {
      // it is decoded again when it is needed
    }
  }

  private synchronized Place reserved(int length) throws IOException {
    if (over || end + length > MOST_BYTES) {
      return null;
    }
    if (file == null) {
      over = true;
      file =
          FileChannel.open(
              temporaryFile.get(),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      over = false;
    }
    Place place = new Place(file, end, length);
    end += length;
    return place;
  }

  @Override
  public synchronized void close() throws IOException {
    over = true;
    places.clear();
    if (file != null) {
      file.close();
    }
  }
}
