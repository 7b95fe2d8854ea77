package dev.glasswatch.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Other machines have narrower vectors than this one: a JVM that is held to them has to compute the
 * same.
 */
class LumaScalerShapesTest {

  @ParameterizedTest
  @ValueSource(ints = {16, 32, 64})
  void vectorsOfThatManyBytesEqualTheScalarTwin(int bytes) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:MaxVectorSize=" + bytes,
                    "--add-modules",
                    "jdk.incubator.vector",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LumaScalerCheck.class.getName()))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output).contains("equal in ");
  }

  @Test
  void theCheckItselfFindsADifference() {
    assertThat(LumaScalerCheck.differences(0, 1)).isZero();
    assertThat(LumaScalerCheck.differences(1, 1)).isPositive();
  }
}
