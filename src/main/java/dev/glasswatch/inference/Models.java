package dev.glasswatch.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The models that the product comes with, each shared by all streams of the process. */
public final class Models {

  private static final String BLOCK_CORRUPTION =
      "/dev/glasswatch/detect/block/block-corruption.onnx";

  // Detectors run on as many threads as there are cores, so no more than that ever wait
  private static final int ROOM = 256;

  private static final SharedModel BLOCK =
      new SharedModel(
          "block-corruption", ROOM, () -> shipped("block-corruption", BLOCK_CORRUPTION));

  private Models() {}

  /**
   * A seat at the model that says of each cell of a picture how probable it is that viewers see it
   * broken.
   *
   * @throws ModelException when it cannot be loaded
   */
  public static ModelSeat blockCorruption() throws ModelException {
    return BLOCK.seat();
  }

  private static OnnxModel shipped(String name, String resource) throws ModelException {
    try (InputStream file =
        Objects.requireNonNull(Models.class.getResourceAsStream(resource), resource)) {
      return OnnxModel.load(name, file, LumaPair.CHANNELS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
