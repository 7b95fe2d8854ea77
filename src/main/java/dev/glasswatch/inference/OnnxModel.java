package dev.glasswatch.inference;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model in ONNX form, run by ONNX Runtime on the thread that asks. */
public final class OnnxModel implements PictureModel {

  private static final String ENGINE = "OnnxRuntime";

  /** No pools of its own: a second thread would take a core away from decoding. */
  private static final Map<String, String> ONE_THREAD =
      Map.of("interOpNumThreads", "1", "intraOpNumThreads", "1");

  private final int channels;
  private final Model model;
  private final NDManager manager;
  private final Predictor<NDList, NDList> predictor;
  private @Nullable Picture picture;
  private FloatBuffer map = FloatBuffer.allocate(0);

  // A tensor over memory that we write to: the library would allocate it anew for every picture
  private record Picture(int height, int width, FloatBuffer buffer, NDArray tensor) {}

  private OnnxModel(int channels, Model model) {
    this.channels = channels;
    this.model = model;
    this.manager = model.getNDManager().newSubManager();
    this.predictor = model.newPredictor(new NoopTranslator());
  }

  /**
   * Loads a model whose input is [1, channels, height, width] and whose output is one plane.
   *
   * @param name for messages
   * @param file its bytes, read to the end and left open
   * @throws ModelException when they are no such model, or when there is no runtime for this
   *     machine
   */
  public static OnnxModel load(String name, InputStream file, int channels) throws ModelException {
    stayOffline();
    try {
      Model model = Model.newInstance(name, Device.cpu(), ENGINE);
      try {
        model.load(file, ONE_THREAD);
        return new OnnxModel(channels, model);
      } catch (IOException | MalformedModelException | RuntimeException e) {
        model.close();
        throw e;
      }
    } catch (IOException | MalformedModelException | RuntimeException | LinkageError e) {
      throw new ModelException(
          "The model "
              + name
              + " cannot be loaded: "
              + e.getMessage()
              + "; unpack the release anew",
          e);
    }
  }

  // The library would otherwise tell its makers of each start and look for newer natives
  private static void stayOffline() {
    System.setProperty("ai.djl.offline", "true");
  }

  @Override
  public FloatBuffer input(int height, int width) {
    Picture held = picture;
    if (held == null || held.height != height || held.width != width) {
      held = renewed(height, width);
    }
    return held.buffer.clear();
  }

  private Picture renewed(int height, int width) {
    if (picture != null) {
      picture.tensor.close();
    }
    int size = channels * height * width;
    FloatBuffer buffer = direct(size);
    Shape shape = new Shape(1, channels, height, width);
    Picture renewed =
        new Picture(height, width, buffer, manager.create(buffer, shape, DataType.FLOAT32));
    picture = renewed;
    return renewed;
  }

  @Override
  public FloatBuffer run() throws ModelException {
    Picture held = picture;
    if (held == null) {
      throw new IllegalStateException("No picture was put into the model yet");
    }
    try (NDList answer = predictor.predict(new NDList(held.tensor))) {
      return copied(answer.head().toByteBuffer().asFloatBuffer());
    } catch (TranslateException | RuntimeException e) {
      throw new ModelException(
          "The model " + model.getName() + " does not answer: " + e.getMessage(), e);
    }
  }

  private FloatBuffer copied(FloatBuffer answer) {
    if (map.capacity() < answer.remaining()) {
      map = FloatBuffer.allocate(answer.remaining());
    }
    return map.clear().put(answer).flip();
  }

  private static FloatBuffer direct(int size) {
    return ByteBuffer.allocateDirect(size * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Override
  public void close() {
    predictor.close();
    manager.close();
    model.close();
  }
}
