package dev.glasswatch.media;

import dev.glasswatch.media.ffmpeg.NativePacket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The last seconds of compressed packets of one stream, at least since the last keyframe, within a
 * bound in bytes. It serves evidence without encoding anything again, and raising the watch level.
 *
 * <p>Written by the converter thread; a snapshot may be taken by any.
 */
public final class PacketRing {

  /** What is kept at least, memory permitting. */
  public static final Duration SPAN = Duration.ofSeconds(10);

  /** Most bytes kept: 10 s at 25 Mbit/s. */
  public static final int MOST_BYTES = 32 << 20;

  private final long spanMicros;
  private final long mostBytes;
  private final ByteSlab slab = new ByteSlab();
  private Entry[] entries = newEntries(256);
  private long first;
  private long next;
  private long lastPictureKey = -1;

  /** A ring of the usual size. */
  public PacketRing() {
    this(SPAN, MOST_BYTES);
  }

  /** A ring that keeps this much. */
  public PacketRing(Duration span, long mostBytes) {
    this.spanMicros = span.toMillis() * 1000;
    this.mostBytes = mostBytes;
  }

  private static Entry[] newEntries(int count) {
    Entry[] made = new Entry[count];
    for (int i = 0; i < count; i++) {
      made[i] = new Entry();
    }
    return made;
  }

  /**
   * Adds a packet whose times are media time already.
   *
   * @param tag the number that its frame will carry
   * @return its place, by which it can be {@linkplain #read read} while it is kept
   */
  synchronized long add(PacketFormat format, NativePacket packet, long tag) {
    makeRoom(packet.size(), packet.dts());
    Entry entry = entry(next);
    entry.set(format, packet, tag, slab.end());
    slab.append(packet);
    if (entry.keyframe && format.kind() == Track.Kind.VIDEO) {
      lastPictureKey = next;
    }
    return next++;
  }

  private Entry entry(long place) {
    return entries[(int) (place & (entries.length - 1))];
  }

  private void makeRoom(int size, long dts) {
    while (first < next && (tooLarge(size) || tooOld(dts))) {
      first++;
    }
    slab.release(first < next ? entry(first).start : slab.end());
    if (next - first == entries.length) {
      grow();
    }
  }

  private boolean tooLarge(int size) {
    return slab.end() - entry(first).start + size > mostBytes;
  }

  private boolean tooOld(long dts) {
    boolean pastLastKey = lastPictureKey < 0 || first < lastPictureKey;
    return pastLastKey && dts - entry(first).dts > spanMicros;
  }

  private void grow() {
    Entry[] larger = newEntries(entries.length * 2);
    for (long place = first; place < next; place++) {
      larger[(int) (place & (larger.length - 1))] = entry(place);
    }
    entries = larger;
  }

  /** Place of the last keyframe of this format, or -1 when none is kept. */
  synchronized long lastKeyframe(PacketFormat format) {
    for (long place = next - 1; place >= first; place--) {
      Entry entry = entry(place);
      if (entry.format == format && entry.keyframe) {
        return place;
      }
    }
    return -1;
  }

  /** The place that the next packet will get. */
  synchronized long next() {
    return next;
  }

  /**
   * Copies a packet out, times and tag included.
   *
   * @return false when it isn't of that format
   */
  synchronized boolean read(long place, PacketFormat format, NativePacket into) {
    Entry entry = entry(place);
    if (place < first || entry.format != format) {
      return false;
    }
    into.allocate(entry.size, entry.keyframe);
    slab.copyTo(entry.start, into, entry.size);
    into.retime(entry.pts, entry.dts, entry.duration);
    into.tag(entry.tag);
    return true;
  }

  /**
   * Copies the packets from {@code from} to {@code to}, media time, beginning with the last picture
   * keyframe at or before {@code from} when it is still kept, else with the first one after.
   */
  public synchronized PacketSnapshot snapshot(long from, long to) {
    List<PacketSnapshot.Packet> packets = new ArrayList<>();
    for (long place = startOf(from); place < next; place++) {
      Entry entry = entry(place);
      if (entry.dts <= to) {
        packets.add(entry.copy(slab));
      }
    }
    return new PacketSnapshot(packets);
  }

  private long startOf(long from) {
    long start = -1;
    for (long place = first; place < next; place++) {
      Entry entry = entry(place);
      boolean opens = entry.keyframe && entry.format().kind() == Track.Kind.VIDEO;
      if (opens && (start < 0 || entry.pts <= from)) {
        start = place;
      }
    }
    return start < 0 ? first : start;
  }

  /** Bytes kept at present. */
  public synchronized long bytes() {
    return first < next ? slab.end() - entry(first).start : 0;
  }

  synchronized int chunks() {
    return slab.chunks();
  }

  /** Media time kept at present, microseconds. */
  public synchronized long spanMicros() {
    return first < next ? entry(next - 1).dts - entry(first).dts : 0;
  }

  private static final class Entry {
    private @Nullable PacketFormat format;
    private long start;
    private int size;
    private long pts;
    private long dts;
    private long duration;
    private long tag;
    private boolean keyframe;

    void set(PacketFormat newFormat, NativePacket packet, long newTag, long newStart) {
      format = newFormat;
      start = newStart;
      size = packet.size();
      pts = packet.pts();
      dts = packet.dts();
      duration = packet.duration();
      tag = newTag;
      keyframe = packet.keyframe();
    }

    PacketFormat format() {
      return Objects.requireNonNull(format, "an entry in use has a format");
    }

    PacketSnapshot.Packet copy(ByteSlab slab) {
      return new PacketSnapshot.Packet(
          format(), pts, dts, duration, keyframe, slab.copy(start, size));
    }
  }
}
