package dev.glasswatch.evaluate.model;

import dev.glasswatch.inference.LumaPair;

/**
 * Pictures of one size that are learned from at once.
 *
 * @param shape of each picture
 * @param count of pictures
 * @param inputs as {@link LumaPair} writes them, one picture after the other
 * @param broken for each cell 1 when it should be found and 0 when not
 * @param weights how much each cell counts
 */
// Arrays are handed on as they are: they are as large as a picture
@SuppressWarnings("ArrayRecordComponent")
record Batch(LumaPair shape, int count, float[] inputs, float[] broken, float[] weights) {

  static Batch empty(LumaPair shape, int count) {
    int cells = count * shape.cells();
    return new Batch(
        shape, count, new float[count * shape.size()], new float[cells], new float[cells]);
  }
}
