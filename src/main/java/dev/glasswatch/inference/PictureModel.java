package dev.glasswatch.inference;

import java.nio.FloatBuffer;

/**
 * A model that maps a picture of any size to a smaller map. One thread at a time; holds native
 * memory until it is closed.
 */
public interface PictureModel extends AutoCloseable {

  /**
   * Where to put a picture of this size before {@link #run}: planes one after the other, rows from
   * the top. The same buffer comes again for the same size.
   *
   * @param height rows
   * @param width columns
   */
  FloatBuffer input(int height, int width);

  /**
   * Looks at what was put into {@link #input}.
   *
   * @return the map in rows from the top, valid until the next call
   * @throws ModelException when the model does not take such a picture
   */
  FloatBuffer run() throws ModelException;

  @Override
  void close();
}
