package dev.glasswatch.orchestrate.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.orchestrate.drill.DrillReceiver.Arrival;
import dev.glasswatch.store.KeptTransition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A drill that could not fail would show nothing. */
class DrillCountTest {

  private final List<KeptTransition> kept =
      new ArrayList<>(
          List.of(
              new KeptTransition("a", 1, "opened"),
              new KeptTransition("a", 2, "updated"),
              new KeptTransition("a", 3, "resolved")));
  private final List<Arrival> arrivals =
      new ArrayList<>(List.of(arrival("a:1"), arrival("a:2"), arrival("a:3")));

  private static Arrival arrival(String id) {
    return new Arrival(id, "body of " + id);
  }

  private DrillReport report() {
    return new DrillCount(kept, arrivals).report(3);
  }

  @Test
  void whatIsInOrderPasses() {
    assertThat(report()).isEqualTo(new DrillReport(3, 1, 3, 3, 0, 0, 0, 0, 0, 0, 0));
    assertThat(report().passed()).isTrue();
  }

  @Test
  void aRepeatIsNoFaultUnlessItDiffers() {
    arrivals.add(arrival("a:2"));
    assertThat(report().repeats()).isEqualTo(1);
    assertThat(report().passed()).isTrue();
    arrivals.add(new Arrival("a:2", "another body"));
    assertThat(report().changed()).isEqualTo(1);
    assertThat(report().passed()).isFalse();
  }

  @Test
  void whatNeverArrivedIsLost() {
    arrivals.remove(1);
    assertThat(report().lost()).isEqualTo(1);
    assertThat(report().passed()).isFalse();
  }

  @Test
  void whatWasSentWithoutBeingKeptIsSeen() {
    arrivals.add(arrival("b:1"));
    assertThat(report().unkept()).isEqualTo(1);
    assertThat(report().passed()).isFalse();
  }

  @Test
  void disorderIsSeen() {
    arrivals.add(0, arrivals.remove(1));
    assertThat(report().disordered()).isEqualTo(1);
    assertThat(report().passed()).isFalse();
  }

  @Test
  void anIncidentWithoutAnEndOrWithTwoIsSeen() {
    kept.add(new KeptTransition("a", 4, "resolved"));
    assertThat(report().unended()).isEqualTo(1);
    kept.subList(2, 4).clear();
    assertThat(report().unended()).isEqualTo(1);
    assertThat(report().passed()).isFalse();
  }

  @Test
  void aGapIsSeen() {
    kept.remove(1);
    assertThat(report().gaps()).isEqualTo(1);
    assertThat(report().passed()).isFalse();
  }

  @Test
  void aDrillInWhichNothingHappenedShowsNothing() {
    kept.clear();
    arrivals.clear();
    assertThat(report().passed()).isFalse();
  }
}
