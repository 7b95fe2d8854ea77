package dev.glasswatch.detect.block;

/** What {@link GridSteps} computes, in plain Java: for its tails, and to hold it against. */
final class ScalarSteps {

  private ScalarSteps() {}

  /** One band of {@link GridSteps#across}, from a column on. */
  static void across(byte[] now, byte[] before, int width, int band, int from, short[] sums) {
    int top = band * GridSteps.RUN * width;
    for (int x = from; x < width - 1; x++) {
      int sum = 0;
      for (int row = 0; row < GridSteps.RUN; row++) {
        int at = top + row * width + x;
        sum += Math.abs(change(now, before, at + 1) - change(now, before, at));
      }
      sums[band * width + x] = (short) sum;
    }
  }

  /** The steps from a row to the next, from a column on. */
  static void down(byte[] now, byte[] before, int width, int y, int from, short[] steps) {
    for (int x = from; x < width; x++) {
      int at = y * width + x;
      steps[x] = (short) Math.abs(change(now, before, at + width) - change(now, before, at));
    }
  }

  /** Sums of eight each. */
  static void runs(short[] steps, int runs, short[] sums, int to) {
    for (int run = 0; run < runs; run++) {
      int at = run * GridSteps.RUN;
      sums[to + run] =
          (short)
              (steps[at]
                  + steps[at + 1]
                  + steps[at + 2]
                  + steps[at + 3]
                  + steps[at + 4]
                  + steps[at + 5]
                  + steps[at + 6]
                  + steps[at + 7]);
    }
  }

  private static int change(byte[] now, byte[] before, int at) {
    return (now[at] & 0xFF) - (before[at] & 0xFF);
  }
}
