package dev.glasswatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureTest {
  private static final Samples BASE = new Samples(List.of(4.0, 8.0, 2.0));

  @Test
  void theMedianIsTheMiddleOne() {
    assertThat(BASE.median()).isEqualTo(4);
    assertThat(BASE.min()).isEqualTo(2);
    assertThat(BASE.max()).isEqualTo(8);
    assertThat(new Samples(List.of(1.0, 2.0, 3.0, 10.0)).median()).isEqualTo(2.5);
  }

  @Test
  void ratiosAreTakenPairByPair() {
    Samples ratios = new Samples(List.of(4.4, 8.8, 2.0)).over(BASE);
    assertThat(ratios.median()).isCloseTo(1.1, within(1e-9));
    assertThat(ratios.min()).isCloseTo(1.0, within(1e-9));
    assertThatThrownBy(() -> Samples.of(1).over(BASE)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTargetIsHeldAgainstTheRatioWhereThereIsOne() {
    Measure base = Measure.plain("g", "decode", BASE, "ms");
    Measure costly = Measure.plain("g", "all", BASE.times(1.2), "ms").against(base);
    assertThat(costly.met()).isEmpty();
    assertThat(costly.within(1.10).met()).contains(false);
    assertThat(costly.within(1.25).met()).contains(true);
    assertThat(costly.ratio().orElseThrow().base()).isEqualTo("decode");
  }

  @Test
  void withoutARatioTheTargetIsHeldAgainstTheValue() {
    assertThat(Measure.bounded("g", "memory", Samples.of(36), "MB", 35).met()).contains(false);
    assertThat(Measure.bounded("g", "memory", Samples.of(35), "MB", 35).met()).contains(true);
  }
}
