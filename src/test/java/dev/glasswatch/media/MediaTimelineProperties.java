package dev.glasswatch.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class MediaTimelineProperties {

  private static final long SECOND = 1_000_000;
  private static final long FRAME = 40_000;
  private static final long TS_WRAP = Math.round(Math.scalb(1e6, 33) / 90_000);

  /**
   * Two tracks with a constant skew play through jumps of any size, which reach them at different
   * packets, and through wraps: no track ever steps back, and once both have crossed, the skew is
   * what it was.
   */
  @Property(tries = 500)
  void jumpsNeitherStepBackNorChangeTheSkew(
      @ForAll @LongRange(min = 0, max = 95_443_717_000L) long start,
      @ForAll @LongRange(min = -400_000, max = 400_000) long skew,
      @ForAll @IntRange(min = 0, max = 15) int lag,
      @ForAll long seed) {
    Random random = new Random(seed);
    MediaTimeline timeline = new MediaTimeline();
    timeline.begin(start);
    TrackClock video = timeline.track(this, TS_WRAP);
    TrackClock audio = timeline.track(this, TS_WRAP);
    long raw = start;
    long before = start;
    int sinceJump = Integer.MAX_VALUE / 2;
    for (int i = 0; i < 400; i++) {
      long lastVideo = video.dts();
      long lastAudio = audio.dts();
      place(timeline, video, raw);
      place(timeline, audio, (sinceJump < lag ? before : raw) + skew);
      if (i > 0) {
        assertThat(video.dts()).isGreaterThan(lastVideo - MediaTimeline.CROSSING_TOLERANCE);
        assertThat(audio.dts()).isGreaterThan(lastAudio - MediaTimeline.CROSSING_TOLERANCE);
      }
      if (sinceJump > lag) {
        assertThat(audio.dts() - video.dts()).isEqualTo(skew);
      }
      before += FRAME;
      raw += FRAME;
      sinceJump++;
      if (i % 100 == 99) {
        before = raw;
        raw += (20 + random.nextInt(10_000)) * SECOND * (random.nextBoolean() ? 1 : -1);
        sinceJump = 0;
      }
    }
  }

  private static void place(MediaTimeline timeline, TrackClock clock, long time) {
    long raw = Math.floorMod(time, TS_WRAP);
    timeline.place(clock, raw, raw, FRAME);
  }

  @Property
  void unwrappingLandsWithinHalfAPeriod(
      @ForAll @LongRange(min = 0, max = 95_443_717_689L) long raw,
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long near) {
    long unwrapped = MediaTimeline.unwrapped(raw, near, TS_WRAP);

    assertThat(Math.abs(unwrapped - near)).isLessThanOrEqualTo(TS_WRAP / 2 + 1);
    assertThat(Math.floorMod(unwrapped - raw, TS_WRAP)).isZero();
  }
}
