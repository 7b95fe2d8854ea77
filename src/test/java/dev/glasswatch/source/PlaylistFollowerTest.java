package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PlaylistFollowerTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final PlaylistFollower follower = new PlaylistFollower(SourceDeadlines.DEFAULT);

  @Test
  void joinsThreeTargetDurationsFromTheEnd() {
    assertThat(fresh(list(100, 10), 0)).containsExactly(107L, 108L, 109L);
    assertThat(fresh(list(103, 10), 4)).containsExactly(110L, 111L, 112L);
  }

  @Test
  void aShortLivePlaylistIsReadFromItsStart() {
    assertThat(fresh(list(5, 2), 0)).containsExactly(5L, 6L);
  }

  @Test
  void aFinishedPlaylistIsReadFromItsStart() {
    SegmentList vod =
        new SegmentList(Duration.ofSeconds(4), true, OptionalLong.empty(), list(0, 10).segments());

    assertThat(follower.accept(vod, START).fresh()).hasSize(10);
  }

  @Test
  void reloadsAfterATargetDurationAndAfterHalfWhenNothingChanged() {
    follower.accept(list(0, 5), START);
    assertThat(follower.reloadAt()).isEqualTo(START.plusSeconds(4));
    follower.accept(list(0, 5), START.plusSeconds(4));
    assertThat(follower.reloadAt()).isEqualTo(START.plusSeconds(6));
    follower.failed(START.plusSeconds(6));
    assertThat(follower.reloadAt()).isEqualTo(START.plusSeconds(8));
    follower.accept(list(1, 5), START.plusSeconds(8));
    assertThat(follower.reloadAt()).isEqualTo(START.plusSeconds(12));
  }

  @Test
  void isStaleWhenNothingNewCameForThreeTargetDurations() {
    follower.accept(list(0, 5), START);
    follower.accept(list(0, 5), START.plusSeconds(12));
    assertThat(follower.stale(START.plusSeconds(12))).isFalse();
    assertThat(follower.stale(START.plusSeconds(13))).isTrue();
    follower.accept(list(1, 5), START.plusSeconds(13));
    assertThat(follower.stale(START.plusSeconds(13))).isFalse();
  }

  @Test
  void aPlaylistThatStaysEmptyIsStale() {
    SegmentList empty = list(0, 0);
    follower.accept(empty, START);
    follower.accept(empty, START.plusSeconds(13));
    assertThat(follower.stale(START.plusSeconds(13))).isTrue();
    assertThat(fresh(list(8, 2), 14)).containsExactly(8L, 9L);
    assertThat(follower.stale(START.plusSeconds(14))).isFalse();
  }

  @Test
  void countsWhatLeftThePlaylistUnseen() {
    follower.accept(list(0, 5), START);

    PlaylistFollower.Update update = follower.accept(list(9, 3), START.plusSeconds(30));

    assertThat(update.lost()).isEqualTo(4);
    assertThat(update.fresh()).extracting(Segment::sequence).containsExactly(9L, 10L, 11L);
    assertThat(update.discontinuity()).isFalse();
  }

  @Test
  void findsADiscontinuityAmongWhatWasLost() {
    follower.accept(numbered(list(0, 5), 3), START);

    assertThat(follower.accept(numbered(list(9, 3), 4), START).discontinuity()).isTrue();
  }

  @Test
  void anOldCopyOfThePlaylistIsNoNews() {
    follower.accept(list(50, 10), START);

    PlaylistFollower.Update update = follower.accept(list(48, 10), START.plusSeconds(4));

    assertThat(update.fresh()).isEmpty();
    assertThat(update.restarted()).isFalse();
    assertThat(fresh(list(51, 10), 8)).containsExactly(60L);
  }

  @Test
  void anEncoderThatStartsOverIsFollowed() {
    follower.accept(list(5000, 10), START);

    PlaylistFollower.Update update = follower.accept(list(0, 2), START.plusSeconds(4));

    assertThat(update.restarted()).isTrue();
    assertThat(update.discontinuity()).isTrue();
    assertThat(update.lost()).isZero();
    assertThat(update.fresh()).extracting(Segment::sequence).containsExactly(0L, 1L);
    assertThat(fresh(list(0, 3), 8)).containsExactly(2L);
  }

  @Test
  void theSameNumbersForOtherSegmentsAreANewStart() {
    follower.accept(list(10, 5), START);

    assertThat(follower.accept(renamed(list(11, 5)), START).restarted()).isTrue();
  }

  @Test
  void aLeapBeyondReasonIsANewStartAndNoLoss() {
    follower.accept(list(10, 5), START);

    PlaylistFollower.Update update = follower.accept(list(1_700_000_000, 5), START);

    assertThat(update.restarted()).isTrue();
    assertThat(update.lost()).isZero();
  }

  @Property
  void everySegmentIsDeliveredOnceOrCountedAsLost(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 12) Integer> steps) {
    PlaylistFollower walker = new PlaylistFollower(SourceDeadlines.DEFAULT);
    long first = 100;
    List<Long> delivered = new ArrayList<>();
    long lost = 0;
    for (int step : steps) {
      first += step;
      PlaylistFollower.Update update = walker.accept(list(first, 5), START);
      update.fresh().forEach(segment -> delivered.add(segment.sequence()));
      lost += update.lost();
    }
    assertThat(delivered).doesNotHaveDuplicates().isSorted();
    assertThat(delivered.size() + lost).isEqualTo(first + 5 - delivered.getFirst());
  }

  private List<Long> fresh(SegmentList list, int seconds) {
    return follower.accept(list, START.plusSeconds(seconds)).fresh().stream()
        .map(Segment::sequence)
        .toList();
  }

  private static SegmentList list(long first, int count) {
    List<Segment> segments = new ArrayList<>();
    for (long sequence = first; sequence < first + count; sequence++) {
      segments.add(segment(sequence, "http://host/t" + first + "/s" + sequence + ".ts?t=" + first));
    }
    return new SegmentList(Duration.ofSeconds(4), false, OptionalLong.empty(), segments);
  }

  private static SegmentList numbered(SegmentList list, long discontinuities) {
    return new SegmentList(
        list.targetDuration(), false, OptionalLong.of(discontinuities), list.segments());
  }

  private static SegmentList renamed(SegmentList list) {
    List<Segment> segments =
        list.segments().stream()
            .map(old -> segment(old.sequence(), "http://host/new" + old.sequence() + ".ts"))
            .toList();
    return new SegmentList(list.targetDuration(), false, OptionalLong.empty(), segments);
  }

  private static Segment segment(long sequence, String url) {
    return new Segment(
        sequence,
        new Segment.Resource(URI.create(url), ByteSpan.WHOLE),
        Duration.ofSeconds(4),
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
