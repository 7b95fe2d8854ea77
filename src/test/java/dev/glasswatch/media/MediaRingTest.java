package dev.glasswatch.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MediaRingTest {

  private static final MediaNeeds PICTURES = MediaNeeds.plane(PlaneNeed.LUMA);
  private static final MediaNeeds BOTH = new MediaNeeds(Set.of(PlaneNeed.LUMA), true, false);
  private static final long FRAME_US = 40_000;

  /** Writes down what it is shown. */
  private static class Notes implements MediaVisitor {
    final List<String> seen = new ArrayList<>();

    @Override
    public void frame(FrameView frame) {
      seen.add("frame " + frame.index());
    }

    @Override
    public void audio(AudioView audio) {
      seen.add("audio " + audio.mediaTime());
    }

    @Override
    public void packet(PacketView packet) {
      seen.add("packet " + packet.size());
    }

    @Override
    public void event(MediaEvent event) {
      seen.add(
          event instanceof MediaEvent.Unwatched gap
              ? "unwatched %s %d-%d".formatted(gap.reason().label(), gap.mediaTime(), gap.to())
              : event.getClass().getSimpleName());
    }

    @Override
    public void lost(String track, long from, long to) {
      seen.add("lost %s %d-%d".formatted(track, from / FRAME_US, to / FRAME_US));
    }
  }

  private static MediaRing ring(int frames, Duration patience) {
    return new MediaRing(new RingShape(frames, 4, 64, patience), BOTH, () -> {});
  }

  private static boolean write(MediaRing ring, long index) {
    FrameSlot slot = ring.claimFrame();
    if (slot == null) {
      ring.dropped("v:0", index * FRAME_US, (index + 1) * FRAME_US);
      return false;
    }
    slot.time("v:0", index * FRAME_US, FRAME_US, index, FrameView.NO_PTS);
    byte[] pixels = slot.plane(0).reshape(64, 36, 4);
    java.util.Arrays.fill(pixels, (byte) index);
    ring.publish(slot);
    return true;
  }

  private static void writeAudio(MediaRing ring, long mediaTime) {
    AudioSlot slot = Objects.requireNonNull(ring.claimAudio(2, 8));
    slot.time("a:0", mediaTime, 100, 48_000);
    ring.publish(slot);
  }

  @Test
  void showsEverythingInOrderOfArrival() {
    MediaRing ring = ring(8, Duration.ZERO);
    RingReader reader = ring.reader(BOTH);
    write(ring, 0);
    writeAudio(ring, 7);
    ring.event(new MediaEvent.Discontinuity(9, MediaEvent.Cause.SIGNALLED));
    write(ring, 1);
    Notes notes = new Notes();
    assertThat(reader.drain(notes, 100)).isEqualTo(4);
    assertThat(notes.seen).containsExactly("frame 0", "audio 7", "Discontinuity", "frame 1");
  }

  @Test
  void showsOnlyWhatIsNeeded() {
    MediaRing ring = ring(8, Duration.ZERO);
    RingReader reader = ring.reader(MediaNeeds.sound());
    write(ring, 0);
    writeAudio(ring, 7);
    Notes notes = new Notes();
    reader.drain(notes, 100);
    assertThat(notes.seen).containsExactly("audio 7");
  }

  @Test
  void tellsASlowReaderWhatWasOverwritten() {
    MediaRing ring = ring(4, Duration.ZERO);
    RingReader reader = ring.reader(PICTURES);
    write(ring, 0);
    Notes notes = new Notes();
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
    Notes notes = new Notes();
    reader.drain(notes, 1);
    for (int i = 1; i <= 200; i++) {
      write(ring, i);
    }
    reader.drain(notes, 1000);
    assertThat(notes.seen)
        .containsExactly(
            "frame 0", "lost v:0 1-197", "frame 197", "frame 198", "frame 199", "frame 200");
  }

  @Test
  void dropsAndMarksUnwatchedWhenEverySlotIsHeld() {
    MediaRing ring = ring(2, Duration.ZERO);
    RingReader one = ring.reader(PICTURES);
    RingReader two = ring.reader(PICTURES);
    RingReader late = ring.reader(PICTURES);
    write(ring, 0);
    write(ring, 1);
    Notes notes = new Notes();
    one.drain(
        new Notes() {
          @Override
          public void frame(FrameView first) {
            two.drain(new Notes(), 1);
            two.drain(
                new Notes() {
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
    Notes notes = new Notes();
    write(ring, 0);
    stuck.drain(
        new Notes() {
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
                    new Notes() {
                      @Override
                      public void frame(FrameView frame) {
                        throw new IllegalStateException("broken");
                      }
                    },
                    10))
        .isInstanceOf(IllegalStateException.class);
    Notes notes = new Notes();
    reader.drain(notes, 10);
    assertThat(notes.seen).containsExactly("frame 1");
    assertThat(ring.facts().heldSlots()).isZero();
  }

  @Test
  void aPatientWriterLosesNothingAndNoReaderEverSeesATornPicture() throws Exception {
    MediaRing ring = ring(4, RingShape.FOREVER);
    int frames = 2_000;
    List<Checker> checkers = List.of(new Checker(ring), new Checker(ring), new Checker(ring));
    checkers.forEach(Checker::start);
    for (int i = 0; i < frames; i++) {
      assertThat(write(ring, i)).isTrue();
    }
    ring.event(new MediaEvent.Ended(frames * FRAME_US));
    for (Checker checker : checkers) {
      assertThat(checker.done.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(checker.frames).isEqualTo(frames);
      assertThat(checker.torn).isZero();
      assertThat(checker.seen).containsExactly("Ended");
    }
  }

  @Test
  void anImpatientWriterNeverTearsEither() throws Exception {
    MediaRing ring = ring(4, Duration.ZERO);
    List<Checker> checkers = List.of(new Checker(ring), new Checker(ring));
    checkers.forEach(Checker::start);
    for (int i = 0; i < 20_000; i++) {
      write(ring, i);
    }
    ring.event(new MediaEvent.Ended(1));
    for (Checker checker : checkers) {
      assertThat(checker.done.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(checker.torn).isZero();
    }
  }

  /** Reads on a thread of its own and checks that every picture is of one piece and in order. */
  private static final class Checker extends Notes {
    final CountDownLatch done = new CountDownLatch(1);
    final RingReader reader;
    int frames;
    int torn;
    private long last = -1;

    Checker(MediaRing ring) {
      reader = ring.reader(PICTURES);
    }

    void start() {
      Thread.ofPlatform().daemon().name("checker").start(this::read);
    }

    private void read() {
      while (done.getCount() > 0) {
        if (reader.drain(this, 16) == 0) {
          Thread.yield();
        }
      }
    }

    @Override
    public void frame(FrameView frame) {
      frames++;
      byte expected = (byte) frame.index();
      for (byte pixel : frame.plane(PlaneNeed.LUMA).pixels()) {
        if (pixel != expected) {
          torn++;
          return;
        }
      }
      if (frame.index() <= last) {
        torn++;
      }
      last = frame.index();
    }

    @Override
    public void lost(String track, long from, long to) {}

    @Override
    public void event(MediaEvent event) {
      if (event instanceof MediaEvent.Ended) {
        super.event(event);
        done.countDown();
      }
    }
  }
}
