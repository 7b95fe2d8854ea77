package dev.glasswatch.detect.black;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnSumsTest {

  @ParameterizedTest
  @CsvSource({
    "1,1,0",
    "2,1,16",
    "7,3,37",
    "31,16,37",
    "64,16,127",
    "65,16,128",
    "127,5,200",
    "320,16,37",
    "333,13,25",
    "480,16,37",
    "639,64,254",
    "1920,64,255"
  })
  void theVectorFormCountsWhatTheScalarOneDoes(int width, int rows, int litAbove) {
    int from = 11;
    byte[] pixels = new byte[from + width * rows];
    new Random(width).nextBytes(pixels);
    short[] pairs = new short[width / 2];
    byte[] lit = new byte[width];
    short[] scalarPairs = new short[width / 2];
    byte[] scalarLit = new byte[width];
    ColumnSums.vector(pixels, from, width, rows, litAbove, pairs, lit);
    ColumnSums.scalar(pixels, from, width, rows, litAbove, scalarPairs, scalarLit);
    assertThat(pairs).isEqualTo(scalarPairs);
    assertThat(lit).isEqualTo(scalarLit);
  }

  @ParameterizedTest
  @CsvSource({"64,37,0", "64,254,64", "64,255,0", "3,0,3"})
  void countsBrightPixelsAsUnsigned(int rows, int litAbove, int expected) {
    byte luma = (byte) (expected == 0 ? Math.min(litAbove, 255) : 255);
    byte[] pixels = new byte[200 * rows];
    java.util.Arrays.fill(pixels, luma);
    short[] pairs = new short[100];
    byte[] lit = new byte[200];
    ColumnSums.vector(pixels, 0, 200, rows, litAbove, pairs, lit);
    assertThat(lit).containsOnly((byte) expected);
    assertThat(pairs).containsOnly((short) (2 * rows * (luma & 0xff)));
  }
}
