package dev.glasswatch.media;

import static dev.glasswatch.media.RingNotes.FRAME_US;
import static dev.glasswatch.media.RingNotes.PICTURES;
import static dev.glasswatch.media.RingNotes.ring;
import static dev.glasswatch.media.RingNotes.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A writer and readers at once. */
@Timeout(60)
class RingThreadsTest {

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
  private static final class Checker extends RingNotes {
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
    public void overrun(long from, long to) {}

    @Override
    public void event(MediaEvent event) {
      if (event instanceof MediaEvent.Ended) {
        super.event(event);
        done.countDown();
      }
    }
  }
}
