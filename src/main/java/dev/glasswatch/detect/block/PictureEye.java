package dev.glasswatch.detect.block;

import dev.glasswatch.inference.Answer;
import dev.glasswatch.inference.LumaPair;
import java.time.Duration;

/** What looks at pictures. One picture at a time. */
interface PictureEye extends AutoCloseable {

  /**
   * Says of each cell how probable it is that viewers see it broken.
   *
   * @param map takes the probabilities, in rows from the top, when the answer is {@code MADE}
   * @param patience how long to wait for it
   */
  Answer look(LumaPair shape, byte[] now, byte[] before, float[] map, Duration patience);

  @Override
  default void close() {}
}
