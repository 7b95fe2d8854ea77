package dev.glasswatch.media.ffmpeg;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import jdk.incubator.vector.ByteVector;

/** Compares vectors with the scalar twin over random pictures; a program of its own. */
final class LumaScalerCheck {

  private static final int[] FACTORS = {1, 2, 4, 8};
  private static final int[] BITS = {8, 10, 12, 16};

  private LumaScalerCheck() {}

  /** Exits with 0 when all is equal. */
  public static void main(String[] arguments) {
    int different = differences(0, 25);
    System.out.printf(
        "%s in vectors of %d bytes%n",
        different == 0 ? "equal" : different + " differ", ByteVector.SPECIES_PREFERRED.length());
    System.exit(different == 0 ? 0 : 1);
  }

  /** How many pictures differ; {@code spoil} changes a sample between the two computations. */
  static int differences(int spoil, int rounds) {
    Random random = new Random(7);
    LumaScaler scaler = new LumaScaler();
    int different = 0;
    for (int round = 0; round < rounds; round++) {
      for (int factor : FACTORS) {
        for (int bits : BITS) {
          different += differs(scaler, random, factor, bits, spoil) ? 1 : 0;
        }
      }
    }
    return different;
  }

  private static boolean differs(
      LumaScaler scaler, Random random, int factor, int bits, int spoil) {
    int width = 1 + random.nextInt(600 / factor);
    int height = 1 + random.nextInt(5);
    int bytes = bits > 8 ? 2 : 1;
    long stride = (long) (width * factor + random.nextInt(factor)) * bytes + random.nextInt(40);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment picture = arena.allocate(stride * height * factor, 64);
      for (long i = 0; i + 1 < picture.byteSize(); i += 2) {
        int value = random.nextInt() & (bits == 8 ? 0xFFFF : (1 << bits) - 1);
        picture.set(ValueLayout.JAVA_SHORT_UNALIGNED, i, (short) value);
      }
      byte[] vector = new byte[width * height];
      byte[] scalar = new byte[width * height];
      scaler.scale(picture.address(), stride, bytes, bits, factor, vector, width, height);
      if (spoil > 0) {
        picture.asSlice(0, Math.min(picture.byteSize(), 64)).fill((byte) ~vector[0]);
      }
      for (int y = 0; y < height; y++) {
        long row = picture.address() + y * factor * stride;
        if (bytes == 1) {
          ScalarLuma.row8(row, stride, factor, scalar, y * width, 0, width);
        } else {
          ScalarLuma.row16(row, stride, factor, bits, scalar, y * width, 0, width);
        }
      }
      return !java.util.Arrays.equals(vector, scalar);
    }
  }
}
