package dev.glasswatch.media;

import dev.glasswatch.media.ffmpeg.DemuxedStream;
import dev.glasswatch.source.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Names an input's tracks and says which are watched. Pure logic.
 *
 * <p>Tracks are counted in the container's order, those that have delivered packets first: a
 * transport stream may announce tracks that it doesn't carry.
 */
final class TrackSelection {

  /**
   * A stream with its track name.
   *
   * @param name {@code v:0}, {@code a:0}, …
   * @param stream as demuxed
   * @param watched whether to decode it
   */
  record Selected(String name, DemuxedStream stream, boolean watched) {

    Track track() {
      return new Track(
          name, stream.kind(), stream.codec(), stream.language(), watched, stream.description());
    }
  }

  private final TrackChoice choice;

  TrackSelection(TrackChoice choice) {
    this.choice = choice;
  }

  /**
   * Selects from one input.
   *
   * @param withSound false for a main input whose sound comes separately
   * @param alive whether a stream has delivered packets
   */
  List<Selected> select(
      Input.Role role,
      boolean withSound,
      List<DemuxedStream> streams,
      Predicate<DemuxedStream> alive) {
    List<Selected> selected = new ArrayList<>();
    if (role == Input.Role.MAIN) {
      selected.addAll(pictures(ordered(streams, Track.Kind.VIDEO, alive)));
    }
    if (role == Input.Role.AUDIO || withSound) {
      selected.addAll(sounds(ordered(streams, Track.Kind.AUDIO, alive)));
    }
    return selected;
  }

  private static List<DemuxedStream> ordered(
      List<DemuxedStream> streams, Track.Kind kind, Predicate<DemuxedStream> alive) {
    List<DemuxedStream> ofKind = streams.stream().filter(s -> s.kind() == kind).toList();
    return Stream.concat(ofKind.stream().filter(alive), ofKind.stream().filter(alive.negate()))
        .toList();
  }

  private List<Selected> pictures(List<DemuxedStream> streams) {
    List<Selected> selected = new ArrayList<>();
    for (int i = 0; i < streams.size(); i++) {
      DemuxedStream stream = streams.get(i);
      selected.add(new Selected("v:" + i, stream, i == choice.video() && stream.decodable()));
    }
    return selected;
  }

  private List<Selected> sounds(List<DemuxedStream> streams) {
    int one = one(streams);
    List<Selected> selected = new ArrayList<>();
    for (int i = 0; i < streams.size(); i++) {
      DemuxedStream stream = streams.get(i);
      boolean wanted = i == one || choice.audio() instanceof AudioChoice.All;
      selected.add(new Selected("a:" + i, stream, wanted && stream.decodable()));
    }
    return selected;
  }

  private int one(List<DemuxedStream> streams) {
    return switch (choice.audio()) {
      case AudioChoice.First first -> 0;
      case AudioChoice.All all -> -1;
      case AudioChoice.None none -> -1;
      case AudioChoice.ByIndex at -> at.index();
      case AudioChoice.ByLanguage language -> inLanguage(streams, language.tag());
    };
  }

  private static int inLanguage(List<DemuxedStream> streams, String tag) {
    for (int i = 0; i < streams.size(); i++) {
      if (streams.get(i).language().filter(found -> sameLanguage(found, tag)).isPresent()) {
        return i;
      }
    }
    return 0;
  }

  /** {@code en}, {@code eng}, {@code en-GB} are the same; {@code ISO3} where Java knows it. */
  private static boolean sameLanguage(String one, String other) {
    return threeLetters(one).equals(threeLetters(other));
  }

  private static String threeLetters(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    try {
      return Locale.of(language).getISO3Language().toLowerCase(Locale.ROOT);
    } catch (java.util.MissingResourceException e) {
      return language;
    }
  }
}
