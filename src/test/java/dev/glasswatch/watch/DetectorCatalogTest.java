package dev.glasswatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.detect.SettingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectorCatalogTest {

  private final DetectorCatalog catalog =
      DetectorCatalog.of(List.of(new ScriptedDetector("two"), new ScriptedDetector("one")));

  @Test
  void plansAllUnlessSomeAreChosen() throws SettingException {
    assertThat(names(List.of())).containsExactly("one", "two");
    assertThat(names(List.of("two"))).containsExactly("two");
  }

  private List<String> names(List<String> chosen) throws SettingException {
    return catalog.plans(chosen, Map.of()).stream().map(plan -> plan.provider().name()).toList();
  }

  @Test
  void saysWhatThereIsWhenANameIsUnknown() {
    assertThatThrownBy(() -> catalog.plans(List.of("three"), Map.of()))
        .isInstanceOf(SettingException.class)
        .hasMessage("There is no detector \"three\"; there are one, two");
  }

  @Test
  void checksSettingsOfDetectorsThatWereNotChosenToo() {
    assertThatThrownBy(() -> catalog.plans(List.of("one"), Map.of("two", Map.of("x", "1"))))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("two: There is no setting \"x\"");
  }

  @Test
  void refusesTwoOfOneName() {
    assertThatThrownBy(
            () ->
                DetectorCatalog.of(
                    List.of(new ScriptedDetector("one"), new ScriptedDetector("one"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Two detectors are called \"one\"");
  }
}
