package dev.glasswatch.media;

import static dev.glasswatch.media.RingNotes.BOTH;
import static dev.glasswatch.media.RingNotes.FRAME_US;
import static dev.glasswatch.media.RingNotes.PICTURES;
import static dev.glasswatch.media.RingNotes.ring;
import static dev.glasswatch.media.RingNotes.write;
import static dev.glasswatch.media.RingNotes.writeAudio;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.media.MediaEvent.Cause;
import dev.glasswatch.media.MediaEvent.Discontinuity;
import dev.glasswatch.media.MediaEvent.TracksChanged;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a reader is told that the writer did not wait for. */
@Timeout(60)
class SlowReaderTest {

  private final RingNotes notes = new RingNotes();

  @Test
  void tellsASlowReaderWhatWasOverwritten() {
    MediaRing ring = ring(4, Duration.ZERO);
    RingReader reader = ring.reader(PICTURES);
    write(ring, 0);
    reader.drain(notes, 1);
    for (int i = 1; i <= 9; i++) {
      assertThat(write(ring, i)).isTrue();
    }
    reader.drain(notes, 100);
    assertThat(notes.seen)
        .containsExactly("frame 0", "lost v:0 1-6", "frame 6", "frame 7", "frame 8", "frame 9");
  }

  @Test
  void tellsAReaderThatFellBehindTheWholeOrder() {
    MediaRing ring = ring(4, Duration.ZERO);
    RingReader reader = ring.reader(PICTURES);
    write(ring, 0);
    reader.drain(notes, 1);
    for (int i = 1; i <= 200; i++) {
      write(ring, i);
    }
    reader.drain(notes, 1000);
    assertThat(notes.seen)
        .containsExactly(
            "frame 0",
            "overrun 0-197",
            "lost v:0 1-197",
            "frame 197",
            "frame 198",
            "frame 199",
            "frame 200");
  }

  @Test
  void oneThatNeverReadAPictureIsToldAsWell() {
    MediaRing ring = ring(4, Duration.ZERO);
    RingReader reader = ring.reader(MediaNeeds.NOTHING);
    writeAudio(ring, FRAME_US);
    assertThat(reader.drain(notes, 10)).isEqualTo(1);
    ring.event(new Discontinuity(10 * FRAME_US, Cause.SIGNALLED));
    for (int i = 10; i < 100; i++) {
      write(ring, i);
    }
    reader.drain(notes, 1000);
    assertThat(notes.seen).containsExactly("overrun 1-96");
  }

  @Test
  void whatWasSaidOfTheTracksIsSaidAgain() {
    MediaRing ring = ring(4, Duration.ZERO);
    RingReader reader = ring.reader(BOTH);
    ring.event(new TracksChanged(0, List.of()));
    ring.event(new Discontinuity(FRAME_US, Cause.FORMAT_CHANGED));
    for (int i = 0; i < 64; i++) {
      ring.event(new Discontinuity((2 + i) * FRAME_US, Cause.SIGNALLED));
    }
    reader.drain(notes, 2);
    assertThat(notes.seen).containsExactly("overrun 0-2", "TracksChanged", "Discontinuity");
  }

  @Test
  void itIsToldOncePerTimeThatItFellBehind() {
    MediaRing ring = ring(4, Duration.ZERO);
    RingReader reader = ring.reader(PICTURES);
    ring.event(new TracksChanged(0, List.of()));
    for (int i = 0; i < 100; i++) {
      ring.event(new Discontinuity(i * FRAME_US, Cause.SIGNALLED));
    }
    reader.drain(notes, 1000);
    for (int i = 100; i < 200; i++) {
      ring.event(new Discontinuity(i * FRAME_US, Cause.SIGNALLED));
    }
    reader.drain(notes, 1000);
    assertThat(notes.seen.stream().filter(line -> !line.equals("Discontinuity")))
        .containsExactly("overrun 0-36", "TracksChanged", "overrun 99-136");
  }
}
