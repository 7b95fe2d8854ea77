package dev.glasswatch.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LumaScalerTest {

  private final LumaScaler scaler = new LumaScaler();

  /** Any width, padding, row order, factor and depth: the vectors compute what the loops do. */
  @Property(tries = 600)
  void vectorsEqualTheScalarTwin(
      @ForAll @IntRange(min = 1, max = 700) int pictureWidth,
      @ForAll @IntRange(min = 1, max = 40) int pictureHeight,
      @ForAll @IntRange(min = 0, max = 70) int padding,
      @ForAll boolean bottomUp,
      @ForAll @From("factors") int factor,
      @ForAll @From("depths") int bits,
      @ForAll long seed) {
    int bytes = bits > 8 ? 2 : 1;
    int width = pictureWidth / factor;
    int height = pictureHeight / factor;
    long stride = (long) pictureWidth * bytes + padding;
    try (Arena arena = Arena.ofConfined()) {
      // one allocation of exactly the picture: reading past its end would show under a sanitizer
      MemorySegment picture = filled(arena, stride * pictureHeight, bits, seed);
      long first = picture.address() + (bottomUp ? stride * (pictureHeight - 1) : 0);
      long step = bottomUp ? -stride : stride;
      byte[] vector = new byte[width * height];
      byte[] scalar = new byte[width * height];

      scaler.scale(first, step, bytes, bits, factor, vector, width, height);
      scalar(first, step, bytes, bits, factor, scalar, width, height);

      assertThat(vector).isEqualTo(scalar);
    }
  }

  @Provide
  static Arbitrary<Integer> factors() {
    return Arbitraries.of(1, 2, 4, 8);
  }

  @Provide
  static Arbitrary<Integer> depths() {
    return Arbitraries.of(8, 10, 12, 16);
  }

  private static MemorySegment filled(Arena arena, long size, int bits, long seed) {
    MemorySegment segment = arena.allocate(Math.max(1, size), 64);
    Random random = new Random(seed);
    boolean extreme = random.nextInt(4) == 0; // all bits set: where sums would overflow
    if (bits == 8) {
      for (long i = 0; i < size; i++) {
        segment.set(ValueLayout.JAVA_BYTE, i, (byte) (extreme ? 255 : random.nextInt()));
      }
    } else {
      int top = (1 << bits) - 1;
      for (long i = 0; i + 1 < size; i += 2) {
        int value = extreme ? top : random.nextInt() & top;
        segment.set(ValueLayout.JAVA_SHORT_UNALIGNED, i, (short) value);
      }
    }
    return segment;
  }

  private static void scalar(
      long first, long stride, int bytes, int bits, int factor, byte[] out, int width, int height) {
    for (int y = 0; y < height; y++) {
      long row = first + y * factor * stride;
      if (bytes == 1) {
        ScalarLuma.row8(row, stride, factor, out, y * width, 0, width);
      } else {
        ScalarLuma.row16(row, stride, factor, bits, out, y * width, 0, width);
      }
    }
  }

  @Test
  void theMeanIsRoundedHalfUp() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment picture = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes(1, 2, 2, 1));
      byte[] out = new byte[1];
      scaler.scale(picture.address(), 2, 1, 8, 2, out, 1, 1);
      assertThat(out).containsExactly(2); // 6 / 4 = 1.5
    }
  }

  @Test
  void tenBitsBecomeEightAndNeverOverflow() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment picture =
          arena.allocateFrom(ValueLayout.JAVA_SHORT, new short[] {64, 940, 1023, 66});
      byte[] out = new byte[4];
      scaler.scale(picture.address(), 8, 2, 10, 1, out, 4, 1);
      assertThat(out).containsExactly(bytes(16, 235, 255, 17));
    }
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
