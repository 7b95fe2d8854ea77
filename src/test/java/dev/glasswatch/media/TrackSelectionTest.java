package dev.glasswatch.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.media.TrackSelection.Selected;
import dev.glasswatch.media.ffmpeg.DemuxedStream;
import dev.glasswatch.source.Input;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrackSelectionTest {

  private static final DemuxedStream GERMAN = stream(0, Track.Kind.AUDIO, "de", true);
  private static final DemuxedStream PICTURE = stream(1, Track.Kind.VIDEO, "", true);
  private static final DemuxedStream ENGLISH = stream(2, Track.Kind.AUDIO, "eng", true);
  private static final DemuxedStream SMALL = stream(3, Track.Kind.VIDEO, "", true);
  private static final List<DemuxedStream> ALL = List.of(GERMAN, PICTURE, ENGLISH, SMALL);

  private static DemuxedStream stream(
      int index, Track.Kind kind, String language, boolean decodable) {
    return new DemuxedStream(
        index,
        100 + index,
        kind,
        "codec",
        decodable,
        Optional.of(language).filter(tag -> !tag.isEmpty()),
        "",
        1,
        90_000,
        0,
        0);
  }

  private static List<String> watched(TrackChoice choice, List<DemuxedStream> streams) {
    return new TrackSelection(choice)
        .select(Input.Role.MAIN, true, streams, stream -> true).stream()
            .filter(Selected::watched)
            .map(each -> each.name() + "=" + each.stream().index())
            .toList();
  }

  private static List<String> watched(AudioChoice audio) {
    return watched(new TrackChoice(0, audio), ALL);
  }

  @Test
  void theFirstOfEachKindUnlessSaidOtherwise() {
    assertThat(watched(TrackChoice.DEFAULT, ALL)).containsExactly("v:0=1", "a:0=0");
  }

  @Test
  void audioByChoice() {
    assertThat(watched(AudioChoice.ALL)).containsExactly("v:0=1", "a:0=0", "a:1=2");
    assertThat(watched(AudioChoice.NONE)).containsExactly("v:0=1");
    assertThat(watched(new AudioChoice.ByIndex(1))).containsExactly("v:0=1", "a:1=2");
    assertThat(watched(new AudioChoice.ByIndex(5))).containsExactly("v:0=1");
  }

  @Test
  void languagesInEverySpelling() {
    for (String tag : List.of("en", "eng", "en-GB", "EN")) {
      assertThat(watched(new AudioChoice.ByLanguage(tag))).as(tag).contains("a:1=2");
    }
    assertThat(watched(new AudioChoice.ByLanguage("deu"))).contains("a:0=0");
    assertThat(watched(new AudioChoice.ByLanguage("fr"))).as("not there").contains("a:0=0");
  }

  @Test
  void anotherPictureByItsPlace() {
    assertThat(watched(new TrackChoice(1, AudioChoice.NONE), ALL)).containsExactly("v:1=3");
  }

  @Test
  void tracksThatDeliverComeBeforeThoseThatAreOnlyAnnounced() {
    Set<DemuxedStream> alive = Set.of(SMALL, ENGLISH);
    List<Selected> selected =
        new TrackSelection(TrackChoice.DEFAULT).select(Input.Role.MAIN, true, ALL, alive::contains);

    assertThat(selected)
        .filteredOn(Selected::watched)
        .extracting(each -> each.stream().index())
        .containsExactly(3, 2);
    assertThat(selected).as("the others are still named").hasSize(4);
  }

  @Test
  void whatCannotBeDecodedIsNotWatched() {
    List<DemuxedStream> streams = List.of(stream(0, Track.Kind.VIDEO, "", false), ENGLISH);
    assertThat(watched(TrackChoice.DEFAULT, streams)).containsExactly("a:0=2");
  }

  @Test
  void separateSoundTakesThePlaceOfTheMainInputs() {
    TrackSelection selection = new TrackSelection(TrackChoice.DEFAULT);
    assertThat(selection.select(Input.Role.MAIN, false, ALL, stream -> true))
        .extracting(Selected::name)
        .containsExactly("v:0", "v:1");
    assertThat(selection.select(Input.Role.AUDIO, false, ALL, stream -> true))
        .extracting(Selected::name)
        .containsExactly("a:0", "a:1");
  }
}
