package dev.glasswatch.detect.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.PlaneNeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class FreezeDetectorProviderTest {

  private final FreezeDetectorProvider provider = new FreezeDetectorProvider();

  @Test
  void isFoundOnTheClassPath() {
    assertThat(ServiceLoader.load(DetectorProvider.class))
        .anyMatch(found -> found instanceof FreezeDetectorProvider)
        .anyMatch(found -> found.name().equals("freeze"));
  }

  @Test
  void needsLumaOnly() {
    Settings defaults = Settings.defaults(provider.settings());
    assertThat(provider.needs(defaults)).isEqualTo(MediaNeeds.plane(PlaneNeed.LUMA));
  }

  @Test
  void theRuleFollowsTheSettings() throws SettingException {
    DefectRule usual = provider.rules(Settings.defaults(provider.settings())).getFirst();
    assertThat(usual.minDuration()).isEqualTo(Duration.ofSeconds(2));
    assertThat(usual.keepOpen()).isEqualTo(Duration.ofSeconds(1));
    Map<String, String> texts = Map.of("minDuration", "5s", "keepOpen", "500ms");
    DefectRule set = provider.rules(Settings.parse(provider.settings(), texts)).getFirst();
    assertThat(set.minDuration()).isEqualTo(Duration.ofSeconds(5));
    assertThat(set.keepOpen()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void rejectsWhatMakesNoSense() {
    assertThatThrownBy(() -> parse("movingShare", "80%")).isInstanceOf(SettingException.class);
    assertThatThrownBy(() -> parse("minDuration", "100ms")).isInstanceOf(SettingException.class);
    assertThatThrownBy(() -> parse("stillDuration", "soon")).isInstanceOf(SettingException.class);
  }

  @Test
  void aSmallerMovingShareLetsATickerVetoAFreeze() throws SettingException {
    assertThat(freezesUnderATicker("3%")).isEmpty();
    assertThat(freezesUnderATicker("12%")).hasSize(1);
  }

  @Test
  void aShorterStillDurationFindsASlateSooner() throws SettingException {
    List<Observation> said = new ArrayList<>();
    Detector detector = provider.create(parse("stillDuration", "4s"), said::add);
    assertThat(new Film(detector, said).moves(2, 2).cut().stands(5).freezes()).hasSize(1);
  }

  private List<Observation> freezesUnderATicker(String movingShare) throws SettingException {
    List<Observation> said = new ArrayList<>();
    Detector detector = provider.create(parse("movingShare", movingShare), said::add);
    return new Film(detector, said).withTicker(8).moves(3, 2).stands(4).moves(1, 2).freezes();
  }

  private Settings parse(String name, String text) throws SettingException {
    return Settings.parse(provider.settings(), Map.of(name, text));
  }
}
