package dev.glasswatch.detect.block;

import dev.glasswatch.inference.Answer;
import dev.glasswatch.inference.LumaPair;
import java.time.Duration;

/** Sees exactly what {@link Screen} broke, and counts how often it is asked. */
final class SeeingEye implements PictureEye {

  // Below what counts even where something was reported
  private static final float WHOLE = 0.0005f;

  private int looks;
  private Answer answer = Answer.MADE;
  private float sure = 0.9f;

  @Override
  public Answer look(LumaPair shape, byte[] now, byte[] before, float[] map, Duration patience) {
    looks++;
    for (int cell = 0; cell < shape.cells() && answer == Answer.MADE; cell++) {
      int column = cell % shape.columns();
      int row = cell / shape.columns();
      map[cell] = Screen.isBroken(now, shape.width(), column, row) ? sure : WHOLE;
    }
    return answer;
  }

  /** What becomes of every look from now on. */
  void answers(Answer always) {
    answer = always;
  }

  /** How probable what is broken seems to it from now on. */
  void isSureTo(float probability) {
    sure = probability;
  }

  /** Looks since this was last asked. */
  int takeLooks() {
    int made = looks;
    looks = 0;
    return made;
  }
}
