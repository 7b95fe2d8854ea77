package dev.glasswatch.media;

import dev.glasswatch.source.Input;
import dev.glasswatch.source.SourceException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs a converter to its end and keeps copies of all that it published. */
final class Watched implements MediaVisitor {

  record Frame(
      String track,
      long time,
      long duration,
      long index,
      long rawPts,
      int width,
      int height,
      int bitDepth,
      boolean fullRange,
      boolean interlaced,
      boolean keyframe,
      FrameHealth health,
      byte[] luma,
      int lumaWidth) {}

  record Sound(String track, long time, int rate, float[][] samples) {}

  static final RingShape SHAPE = new RingShape(512, 1024, 4096, RingShape.FOREVER);
  static final MediaNeeds EVERYTHING = new MediaNeeds(Set.of(PlaneNeed.LUMA), true, true);

  final List<Frame> frames = new ArrayList<>();
  final List<Sound> sounds = new ArrayList<>();
  final List<PacketView> packets = new ArrayList<>();
  final List<MediaEvent> events = new ArrayList<>();
  final List<Object> inOrder = new ArrayList<>();
  final MediaMemory memory;
  private final RingReader reader;

  Watched() {
    this(EVERYTHING);
  }

  Watched(MediaNeeds needs) {
    MediaRing ring = new MediaRing(SHAPE, needs, () -> {});
    reader = ring.reader(needs);
    memory = MediaMemory.of(ring);
  }

  Watched(MediaRing ring, PacketRing packets) {
    reader = ring.reader(EVERYTHING);
    memory =
        new MediaMemory(
            ring, packets, new MediaTimeline(), new WallClockMap(), new ConverterCounters());
  }

  /** Converts those inputs to their end. */
  static Watched all(List<Input> inputs) throws SourceException, MediaException {
    return all(TrackChoice.DEFAULT, inputs);
  }

  static Watched all(TrackChoice choice, List<Input> inputs)
      throws SourceException, MediaException {
    Watched watched = new Watched();
    watched.convert(choice, inputs);
    return watched;
  }

  Watched convert(TrackChoice choice, List<Input> inputs) throws SourceException, MediaException {
    try (MediaConverter converter =
        new MediaConverter(choice, inputs, memory, InstantSource.system())) {
      while (step(converter)) {}
    }
    return this;
  }

  /** One step of work; false at the end. */
  boolean step(MediaConverter converter) throws SourceException, MediaException {
    try {
      return converter.doWork() >= 0;
    } finally {
      reader.drain(this, Integer.MAX_VALUE);
    }
  }

  <T extends MediaEvent> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public void frame(FrameView frame) {
    Plane plane = frame.plane(PlaneNeed.LUMA);
    frames.add(
        new Frame(
            frame.track(),
            frame.mediaTime(),
            frame.duration(),
            frame.index(),
            frame.rawPts(),
            frame.width(),
            frame.height(),
            frame.bitDepth(),
            frame.fullRange(),
            frame.interlaced(),
            frame.keyframe(),
            frame.health(),
            plane.pixels().clone(),
            plane.width()));
    inOrder.add(frames.getLast());
  }

  @Override
  public void audio(AudioView audio) {
    float[][] samples = new float[audio.channels()][];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = java.util.Arrays.copyOf(audio.channel(i), audio.samples());
    }
    sounds.add(new Sound(audio.track(), audio.mediaTime(), audio.sampleRate(), samples));
    inOrder.add(sounds.getLast());
  }

  @Override
  public void packet(PacketView packet) {
    packets.add(packet);
  }

  @Override
  public void event(MediaEvent event) {
    events.add(event);
    inOrder.add(event);
  }

  @Override
  public void lost(String track, long from, long to) {
    throw new AssertionError("lost " + track + " " + from + " to " + to);
  }

  @Override
  public void overrun(long from, long to) {
    throw new AssertionError("overrun " + from + " to " + to);
  }
}
