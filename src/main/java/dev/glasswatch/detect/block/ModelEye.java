package dev.glasswatch.detect.block;

import dev.glasswatch.inference.Answer;
import dev.glasswatch.inference.LumaPair;
import dev.glasswatch.inference.ModelException;
import dev.glasswatch.inference.ModelSeat;
import dev.glasswatch.inference.Models;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The trained model, taken a seat at with the first look: streams without pictures need none. */
final class ModelEye implements PictureEye {

  private @Nullable ModelSeat seat;

  @Override
  public Answer look(LumaPair shape, byte[] now, byte[] before, float[] map, Duration patience) {
    try {
      return seat().look(shape, now, before, map, patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.LATE;
    }
  }

  private ModelSeat seat() {
    ModelSeat taken = seat;
    if (taken == null) {
      try {
        taken = Models.blockCorruption();
      } catch (ModelException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
      seat = taken;
    }
    return taken;
  }

  @Override
  public void close() {
    if (seat != null) {
      seat.close();
    }
  }
}
