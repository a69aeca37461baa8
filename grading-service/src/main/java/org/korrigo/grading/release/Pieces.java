package org.korrigo.grading.release;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Bytes that come piece by piece, as they are asked for. Every method blocks. */
interface Pieces extends AutoCloseable {
  /** What a piece is as large as, about. */
  int SIZE = 1 << 16;

  /**
   * The next bytes; none at the end.
   *
   * @throws IOException if something cannot be read to its end
   */
  byte[] next() throws IOException;

  /** Lets go of what they come from; nothing comes after it. */
  @Override
  void close() throws IOException;

  /** All pieces, each made on a worker when it is taken, and let go of at the end. */
  static Multi<byte[]> all(Supplier<? extends Pieces> from) {
    Function<Pieces, Uni<Void>> letGo = pieces -> OnWorker.run(() -> closed(pieces));
    return Multi.createFrom()
        .<Pieces, byte[]>resource(
            from,
            pieces ->
                Multi.createBy()
                    .repeating()
                    .uni(() -> OnWorker.run(pieces::next))
                    .until(piece -> piece.length == 0))
        .withFinalizer(letGo);
  }

  /** None of them; what they come from is let go of. */
  static Multi<byte[]> none(Supplier<? extends Pieces> from) {
    return OnWorker.run(() -> closed(from.get())).<byte[]>map(_ -> null).toMulti();
  }

  private static Void closed(Pieces pieces) throws IOException {
    pieces.close();
    return null;
  }
}
