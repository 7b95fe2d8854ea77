package dev.glasswatch.evaluate.reel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.glasswatch.evaluate.EvaluateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is known of a reel, as JSON beside its file, so that a reel that was kept can be used. */
final class ReelTruth {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path reel;
  private final Path truth;

  /** Beside a file. */
  ReelTruth(Path reel) {
    this.reel = reel;
    this.truth = Path.of(reel.toString().replaceFirst("[.]mkv$", ".json"));
  }

  boolean exists() {
    return Files.exists(reel) && Files.exists(truth);
  }

  MadeReel read() throws EvaluateException {
    try {
      return JSON.readValue(truth.toFile(), MadeReel.class);
    } catch (IOException e) {
      throw new EvaluateException(truth + " cannot be read: delete it, to have it made anew", e);
    }
  }

  /** Writes it, once the reel is whole. */
  MadeReel write(MadeReel made) throws EvaluateException {
    try {
      JSON.writeValue(truth.toFile(), made);
      return made;
    } catch (IOException e) {
      throw new EvaluateException(truth + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Takes both away. */
  void delete() throws EvaluateException {
    try {
      Files.deleteIfExists(truth);
      Files.deleteIfExists(reel);
    } catch (IOException e) {
      throw new EvaluateException(reel + " cannot be deleted: " + e.getMessage(), e);
    }
  }
}
