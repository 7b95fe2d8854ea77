package dev.glasswatch.detect.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rate is meant by a measured period. */
class FrameRateTest {

  @ParameterizedTest
  @CsvSource({
    "40000, 40000, true",
    "40040, 40000, true",
    "33366.5, 33366.667, true",
    "33333, 33333.333, true",
    "41701, 41701.4178, true",
    "41708.3, 41708.333, true",
    "43210, 43210, false"
  })
  void standardRatesAreRecognized(double measured, double period, boolean nominal) {
    FrameRate rate = FrameRate.of(measured);
    assertThat(rate.period()).isCloseTo(period, within(0.01));
    assertThat(rate.nominal()).isEqualTo(nominal);
  }
}
