package dev.glasswatch.watch;

import dev.glasswatch.detect.StreamPulse;
import dev.glasswatch.incident.MediaWallClock;
import dev.glasswatch.media.ConverterFacts;
import dev.glasswatch.media.MediaConverter;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.MediaException;
import dev.glasswatch.media.MediaMemory;
import dev.glasswatch.media.MediaRing;
import dev.glasswatch.media.WallTime;
import dev.glasswatch.media.WatchLevel;
import dev.glasswatch.source.DeliveryFacts;
import dev.glasswatch.source.Input;
import dev.glasswatch.source.Source;
import dev.glasswatch.source.SourceException;
import dev.glasswatch.source.SourceFault;
import dev.glasswatch.watch.NativeWork.Doing;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connections of one stream, one after the other, on one media timeline. */
final class Connections {

  /** How long to wait when two inputs have nothing ready. */
  private static final Duration NOTHING_READY = Duration.ofMillis(5);

  private final WatchPlan plan;
  private final WatchParts parts;
  private final CountDownLatch stop;
  private final MediaMemory memory;
  private final Instant began;
  private volatile @Nullable Source source;
  private volatile @Nullable MediaConverter converter;
  private volatile DeliveryFacts delivery = DeliveryFacts.NONE;
  private volatile WatchLevel level = WatchLevel.EVERY_FRAME;
  private volatile @Nullable Instant liveSince;
  private volatile Instant lastAlive;
  private volatile Optional<SourceFault> fault = Optional.empty();
  private MediaEvent.@Nullable Cause pending;
  private Optional<Pacer> pacing = Optional.empty();

  Connections(WatchPlan plan, WatchParts parts, MediaRing ring, CountDownLatch stop) {
    this.plan = plan;
    this.parts = parts;
    this.memory = MediaMemory.of(ring);
    this.stop = stop;
    this.began = parts.clock().instant();
    this.lastAlive = began;
  }

  /** Connects and converts until that connection gives no more. */
  Outcome watch(Runnable decoding) {
    try (Source opened = parts.sources().create(plan.stream(), plan.source())) {
      source = opened;
      if (stopping()) {
        return new Outcome.Stopped();
      }
      return convert(opened, decoding);
    } catch (SourceException e) {
      return failed(e);
    } catch (MediaException e) {
      fault = Optional.of(SourceFault.MALFORMED);
      return new Outcome.Failed(e.fault().label(), sentence(e), plan.mode() == WatchMode.LIVE);
    } finally {
      disconnected();
    }
  }

  private Outcome convert(Source opened, Runnable decoding) throws SourceException, MediaException {
    List<Input> inputs = opened.open();
    continueTimeline();
    try (MediaConverter working = new MediaConverter(plan.tracks(), inputs, memory, parts.clock());
        NativeWork.Desk desk = parts.nativeWork().begin(plan.stream())) {
      working.level(level);
      converter = working;
      Optional<Pacer> pacer = pacer(opened);
      while (!stopping()) {
        desk.does(liveSince == null ? Doing.OPENING : Doing.DECODING);
        int done = working.doWork();
        desk.does(Doing.NOTHING);
        if (done < 0) {
          return new Outcome.InputEnded();
        }
        alive(done, decoding);
        rest(done == 0 ? NOTHING_READY : untilDue(pacer));
      }
      return new Outcome.Stopped();
    }
  }

  /** One pacer over all rounds of a loop, or each round would gain what it may read ahead. */
  private Optional<Pacer> pacer(Source opened) {
    if (plan.mode() == WatchMode.COMPLETE || opened.live()) {
      return Optional.empty();
    }
    if (pacing.isEmpty()) {
      pacing = Optional.of(new Pacer(parts.nanoClock()));
    }
    return pacing;
  }

  private Duration untilDue(Optional<Pacer> pacer) {
    return pacer.isPresent() ? pacer.get().untilDue(memory.timeline().now()) : Duration.ZERO;
  }

  private void alive(int done, Runnable decoding) {
    if (done > 0 && liveSince == null) {
      liveSince = parts.clock().instant();
      fault = Optional.empty();
      decoding.run();
    }
  }

  private void rest(Duration pause) {
    if (pause.isPositive()) {
      try {
        stop.await(pause.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String sentence(Exception e) {
    return Objects.requireNonNullElse(e.getMessage(), "");
  }

  private Outcome failed(SourceException e) {
    if (e.fault() == SourceFault.STOPPED) {
      return new Outcome.Stopped();
    }
    fault = Optional.of(e.fault());
    return new Outcome.Failed(e.fault().label(), sentence(e), e.fault().retryable());
  }

  private void disconnected() {
    Source last = source;
    if (last != null) {
      delivery = last.delivery();
    }
    source = null;
    converter = null;
    lastAlive = parts.clock().instant();
  }

  private boolean stopping() {
    return stop.getCount() == 0;
  }

  /** How long the last connection brought media. */
  Duration worked() {
    Instant since = liveSince;
    return since == null ? Duration.ZERO : Duration.between(since, lastAlive);
  }

  /** Makes ready for another connection. */
  void restart(MediaEvent.Cause cause) {
    liveSince = null;
    pending = cause;
  }

  /** An outage takes media time, a loop does not. */
  private void continueTimeline() {
    MediaEvent.Cause cause = pending;
    pending = null;
    if (cause == MediaEvent.Cause.RECONNECTED) {
      pacing = Optional.empty();
    }
    if (cause != null) {
      long gap = cause == MediaEvent.Cause.RECONNECTED ? sinceDecoded(parts.clock().instant()) : 0;
      memory.timeline().restart(cause, gap);
    }
  }

  private long sinceDecoded(Instant now) {
    ConverterFacts facts = memory.counters().facts();
    Instant video = facts.videoAt().orElse(Instant.MIN);
    Instant audio = facts.audioAt().orElse(Instant.MIN);
    Instant last = video.isAfter(audio) ? video : audio;
    return last.equals(Instant.MIN) ? 0 : Math.max(0, ChronoUnit.MICROS.between(last, now));
  }

  /** How the stream is doing at this moment. Any thread. */
  StreamPulse pulse() {
    Instant now = parts.clock().instant();
    ConverterFacts facts = memory.counters().facts();
    return new StreamPulse(
        now,
        memory.timeline().now() + sinceDecoded(now),
        liveSince != null && converter != null,
        fault,
        facts.videoAt().map(at -> Duration.between(at, now)),
        facts.audioAt().map(at -> Duration.between(at, now)),
        Duration.between(began, now),
        delivery());
  }

  DeliveryFacts delivery() {
    Source current = source;
    return current == null ? delivery : current.delivery();
  }

  ConverterFacts media() {
    return memory.counters().facts();
  }

  long mediaTime() {
    return memory.timeline().now();
  }

  /** Makes whatever blocks return. Any thread. */
  void stop() {
    MediaConverter working = converter;
    if (working != null) {
      working.stop();
    }
    Source current = source;
    if (current != null) {
      current.stop();
    }
  }

  WatchLevel level() {
    return level;
  }

  void level(WatchLevel wanted) {
    level = wanted;
    MediaConverter current = converter;
    if (current != null) {
      current.level(wanted);
    }
  }

  /** Programme date and time where the stream has it, else arrival, else now. */
  MediaWallClock wallClock() {
    return mediaTime ->
        memory
            .wallClock()
            .at(mediaTime)
            .map(Connections::known)
            .orElseGet(
                () ->
                    new MediaWallClock.WallTime(
                        parts.clock().instant(), MediaWallClock.StartFrom.ARRIVAL));
  }

  private static MediaWallClock.WallTime known(WallTime time) {
    return new MediaWallClock.WallTime(
        time.instant(),
        switch (time.basis()) {
          case PROGRAM_DATE_TIME -> MediaWallClock.StartFrom.PROGRAM_DATE_TIME;
          case ARRIVAL -> MediaWallClock.StartFrom.ARRIVAL;
        });
  }
}
