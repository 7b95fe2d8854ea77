package dev.glasswatch.media;

import static dev.glasswatch.media.RingNotes.BOTH;
import static dev.glasswatch.media.RingNotes.PICTURES;
import static dev.glasswatch.media.RingNotes.ring;
import static dev.glasswatch.media.RingNotes.write;
import static dev.glasswatch.media.RingNotes.writeAudio;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MediaRingTest {

  @Test
  void showsEverythingInOrderOfArrival() {
    MediaRing ring = ring(8, Duration.ZERO);
    RingReader reader = ring.reader(BOTH);
    write(ring, 0);
    writeAudio(ring, 7);
    ring.event(new MediaEvent.Discontinuity(9, MediaEvent.Cause.SIGNALLED));
    write(ring, 1);
    RingNotes notes = new RingNotes();
    assertThat(reader.drain(notes, 100)).isEqualTo(4);
    assertThat(notes.seen).containsExactly("frame 0", "audio 7", "Discontinuity", "frame 1");
  }

  @Test
  void showsOnlyWhatIsNeeded() {
    MediaRing ring = ring(8, Duration.ZERO);
    RingReader reader = ring.reader(MediaNeeds.sound());
    write(ring, 0);
    writeAudio(ring, 7);
    RingNotes notes = new RingNotes();
    reader.drain(notes, 100);
    assertThat(notes.seen).containsExactly("audio 7");
  }

  @Test
  void dropsAndMarksUnwatchedWhenEverySlotIsHeld() {
    MediaRing ring = ring(2, Duration.ZERO);
    RingReader one = ring.reader(PICTURES);
    RingReader two = ring.reader(PICTURES);
    RingReader late = ring.reader(PICTURES);
    write(ring, 0);
    write(ring, 1);
    RingNotes notes = new RingNotes();
    one.drain(
        new RingNotes() {
          @Override
          public void frame(FrameView first) {
            two.drain(new RingNotes(), 1);
            two.drain(
                new RingNotes() {
                  @Override
                  public void frame(FrameView second) {
                    assertThat(write(ring, 2)).isFalse();
                    assertThat(write(ring, 3)).isFalse();
                  }
                },
                1);
          }
        },
        1);
    assertThat(write(ring, 4)).isTrue();
    late.drain(notes, 100);
    assertThat(notes.seen).contains("unwatched overloaded 80000-160000", "frame 4");
    assertThat(ring.facts().dropped()).isEqualTo(2);
  }

  @Test
  void anAbandonedReaderHoldsOneSlotAndNobodyUp() {
    MediaRing ring = ring(3, RingShape.FOREVER);
    RingReader stuck = ring.reader(PICTURES);
    RingReader other = ring.reader(PICTURES);
    RingNotes notes = new RingNotes();
    write(ring, 0);
    stuck.drain(
        new RingNotes() {
          @Override
          public void frame(FrameView frame) {
            stuck.abandon();
            for (int i = 1; i <= 20; i++) {
              assertThat(write(ring, i)).isTrue();
              other.drain(notes, 100);
            }
            assertThat(ring.facts().heldSlots()).isEqualTo(1);
            assertThat(frame.index()).isZero();
          }
        },
        1);
    assertThat(notes.seen).hasSize(21).startsWith("frame 0").endsWith("frame 20");
    assertThat(stuck.drain(notes, 1)).isZero();
    assertThat(ring.facts().heldSlots()).isZero();
  }

  @Test
  void doesNotWaitTwiceForTheSameSlowReader() {
    MediaRing ring = ring(2, Duration.ofMillis(20));
    ring.reader(PICTURES);
    for (int i = 0; i < 10; i++) {
      assertThat(write(ring, i)).isTrue();
    }
    assertThat(ring.facts().waits()).isBetween(1L, 3L);
  }

  @Test
  void aVisitorThatThrowsLosesNothingButThatEntry() {
    MediaRing ring = ring(4, Duration.ZERO);
    RingReader reader = ring.reader(PICTURES);
    write(ring, 0);
    write(ring, 1);
    assertThatThrownBy(
            () ->
                reader.drain(
                    new RingNotes() {
                      @Override
                      public void frame(FrameView frame) {
                        throw new IllegalStateException("broken");
                      }
                    },
                    10))
        .isInstanceOf(IllegalStateException.class);
    RingNotes notes = new RingNotes();
    reader.drain(notes, 10);
    assertThat(notes.seen).containsExactly("frame 1");
    assertThat(ring.facts().heldSlots()).isZero();
  }
}
