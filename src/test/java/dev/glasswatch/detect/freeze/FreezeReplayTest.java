package dev.glasswatch.detect.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.TraceReplay;
import dev.glasswatch.media.MediaEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The freeze detector deciding again from its rows. */
class FreezeReplayTest {

  private final FreezeDetectorProvider provider = new FreezeDetectorProvider();
  private final List<Observation> live = new ArrayList<>();
  private final List<Consumer<TraceReplay>> trace = new ArrayList<>();
  private final Film film = film(Map.of());

  private Settings settings(Map<String, String> texts) {
    try {
      return Settings.parse(provider.settings(), texts);
    } catch (SettingException e) {
      throw new AssertionError(e);
    }
  }

  private Film film(Map<String, String> texts) {
    return new Film(
        provider.create(
            settings(texts),
            live::add,
            (track, kind, values) -> {
              long[] row = values.clone();
              trace.add(replay -> replay.row(track, kind, row));
            }),
        live);
  }

  private List<Observation> replay(Map<String, String> texts) throws SettingException {
    List<Observation> said = new ArrayList<>();
    TraceReplay replay =
        provider.replay(settings(Map.of()), settings(texts), said::add).orElseThrow();
    trace.forEach(step -> step.accept(replay));
    return said;
  }

  private static List<Observation> bad(List<Observation> said) {
    return said.stream().filter(each -> each.score() >= 0.5).toList();
  }

  @Test
  void withTheSameSettingsItSaysTheSame() throws SettingException {
    film.moves(4, 3).stands(5).moves(3, 3).pause(5).moves(2, 2).stands(3).pause(4).stands(2);
    film.moves(4, 3).withTicker(12).stands(4).moves(3, 3).stands(12).ends();
    assertThat(bad(live)).isNotEmpty();
    assertThat(replay(Map.of())).isEqualTo(live);
  }

  @Test
  void aSlateIsFoundEarlierWhenTheWaitIsShorter() throws SettingException {
    film.stands(6).moves(4, 3).ends();
    assertThat(bad(live)).isEmpty();
    List<Observation> found = bad(replay(Map.of("stillDuration", "4s")));
    assertThat(found).isNotEmpty();
    assertThat(found.getFirst().from()).isLessThan(100_000);
    assertThat(found.getFirst().to()).isCloseTo(4_300_000, within(400_000L));
    assertThat(found.getLast().to()).isLessThan(6_600_000);
    assertThat(found).allMatch(each -> each.reason().equals("picture_stands_still"));
  }

  @Test
  void aSlateIsNotFoundWhenTheWaitIsLonger() throws SettingException {
    film.stands(14).moves(4, 3).ends();
    assertThat(bad(live)).isNotEmpty();
    assertThat(bad(replay(Map.of("stillDuration", "20s")))).isEmpty();
    List<Observation> later = bad(replay(Map.of("stillDuration", "12s")));
    assertThat(later.getFirst().to()).isBetween(12_000_000L, 12_700_000L);
    assertThat(later.getLast().to()).isEqualTo(bad(live).getLast().to());
  }

  @Test
  void aFreezeUnderATickerNeedsAsMuchAsItTakes() throws SettingException {
    film.withTicker(12).moves(4, 3).stands(4).moves(3, 3).ends();
    assertThat(bad(live)).isNotEmpty();
    assertThat(bad(replay(Map.of("movingShare", "1%")))).isEmpty();
    assertThat(bad(replay(Map.of("movingShare", "15%")))).isEqualTo(bad(live));
  }

  @Test
  void aTraceThatBeginsInTheMiddleSaysNothingOfBefore() throws SettingException {
    film.moves(4, 3).stands(5).moves(3, 3).ends();
    trace.subList(0, trace.size() / 2).clear();
    assertThat(replay(Map.of()))
        .isNotEmpty()
        .allMatch(each -> each.from() >= 0 && each.score() == 0);
  }

  @Test
  void aDiscontinuityEndsWhatWasSeen() throws SettingException {
    film.moves(4, 3).stands(4);
    trace.add(replay -> replay.event(new MediaEvent.Discontinuity(0, MediaEvent.Cause.LOOPED)));
    film.event(new MediaEvent.Discontinuity(film.time(), MediaEvent.Cause.LOOPED));
    film.stands(1).moves(2, 3).ends();
    assertThat(replay(Map.of())).isEqualTo(live);
  }
}
