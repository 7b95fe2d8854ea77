package dev.glasswatch.detect.sync.reference;

import java.util.Arrays;

/**
 * The fingerprints of one stream, as far back as they are kept. One writer, any number of readers
 * on any thread; nothing is allocated while it is written, once it has grown to its size.
 */
public final class Fingerprints {

  private static final int CELLS = PictureCells.COUNT;
  private static final int BANDS = SoundBands.COUNT;

  // 90 s: what may lie between two streams, what is compared at a time, and some more.
  private static final int LIVE_PICTURES = 90 * 60;
  private static final int LIVE_HOPS = 90 * 200;

  // Six hours, at 50 pictures a second.
  private static final int MOST_PICTURES = 6 * 3600 * 50;
  private static final int MOST_HOPS = 6 * 3600 * 200;
  private static final int FIRST = 4096;

  private final int mostPictures;
  private final int mostHops;
  private long[] times;
  private short[] cells;
  private long pictures;
  private short[] hops;
  private long firstHop;
  private long endHop;
  private boolean sounded;

  private Fingerprints(int capacityPictures, int capacityHops, int mostPictures, int mostHops) {
    this.mostPictures = mostPictures;
    this.mostHops = mostHops;
    times = new long[capacityPictures];
    cells = new short[capacityPictures * CELLS];
    hops = new short[capacityHops * BANDS];
  }

  /** Of a stream that goes on for ever: the last 90 s. */
  public static Fingerprints live() {
    return new Fingerprints(LIVE_PICTURES, LIVE_HOPS, LIVE_PICTURES, LIVE_HOPS);
  }

  /** Of an input from its beginning to its end, the last six hours of it at most. */
  public static Fingerprints whole() {
    return new Fingerprints(FIRST, FIRST, MOST_PICTURES, MOST_HOPS);
  }

  /** Adds a picture; one that is not later than the last is left out. */
  synchronized void picture(long time, short[] measured) {
    if (pictures > 0 && time <= lastPicture()) {
      return;
    }
    if (pictures == times.length && times.length < mostPictures) {
      int larger = Math.min(mostPictures, times.length * 2);
      times = Arrays.copyOf(times, larger);
      cells = Arrays.copyOf(cells, larger * CELLS);
    }
    int place = (int) (pictures % times.length);
    times[place] = time;
    System.arraycopy(measured, 0, cells, place * CELLS, CELLS);
    pictures++;
  }

  /** Adds sound; what lies between it and the last is absent. */
  synchronized void sound(long hop, short[] measured) {
    if (!sounded || Math.abs(hop - endHop) > mostHops) {
      firstHop = hop;
      endHop = hop;
      sounded = true;
    }
    if (hop < firstHop) {
      return;
    }
    while (endHop <= hop) {
      grow();
      Arrays.fill(hops, slot(endHop), slot(endHop) + BANDS, SoundStretch.ABSENT);
      endHop++;
      firstHop = Math.max(firstHop, endHop - hops.length / BANDS);
    }
    if (hop >= firstHop) {
      System.arraycopy(measured, 0, hops, slot(hop), BANDS);
    }
  }

  private void grow() {
    int capacity = hops.length / BANDS;
    if (endHop - firstHop == capacity && capacity < mostHops) {
      hops = Arrays.copyOf(hops, Math.min(mostHops, capacity * 2) * BANDS);
      regroup(capacity);
    }
  }

  /** Slots go by hop number, so a larger ring has other ones. */
  private void regroup(int before) {
    short[] old = Arrays.copyOf(hops, before * BANDS);
    for (long hop = firstHop; hop < endHop; hop++) {
      System.arraycopy(old, (int) Math.floorMod(hop, before) * BANDS, hops, slot(hop), BANDS);
    }
  }

  private int slot(long hop) {
    return Math.floorMod(hop, hops.length / BANDS) * BANDS;
  }

  /** Drops everything: what comes next has nothing to do with it. */
  public synchronized void clear() {
    pictures = 0;
    sounded = false;
    firstHop = 0;
    endHop = 0;
  }

  /** Where the first of either track begins, microseconds; 0 without any. */
  public synchronized long begins() {
    long picture = seen() ? firstPicture() : Long.MAX_VALUE;
    long sound = heard() ? firstSound() : Long.MAX_VALUE;
    return seen() || heard() ? Math.min(picture, sound) : 0;
  }

  /** Where the last of either track ends. */
  public synchronized long ends() {
    long picture = seen() ? lastPicture() : Long.MIN_VALUE;
    long sound = heard() ? lastSound() : Long.MIN_VALUE;
    return seen() || heard() ? Math.max(picture, sound) : 0;
  }

  /** Whether there is sound, and more than one picture. */
  public synchronized boolean complete() {
    return pictures > 1 && heard();
  }

  /** The time between pictures that are kept, microseconds, on average; there must be two. */
  public synchronized long meanInterval() {
    long kept = Math.min(pictures, times.length);
    return (lastPicture() - firstPicture()) / (kept - 1);
  }

  /** Time of the first picture that is not before a time; the last one where there is none. */
  public synchronized long pictureFrom(long time) {
    long found = search(Math.max(0, pictures - times.length), pictures, time);
    return times[(int) (Math.min(found, pictures - 1) % times.length)];
  }

  /** Whether there are pictures. */
  synchronized boolean seen() {
    return pictures > 0;
  }

  /** Whether there is sound. */
  synchronized boolean heard() {
    return sounded;
  }

  /** Time of the first picture that is kept; there must be one. */
  public synchronized long firstPicture() {
    return times[(int) (Math.max(0, pictures - times.length) % times.length)];
  }

  /** Time of the last picture. */
  public synchronized long lastPicture() {
    return times[(int) ((pictures - 1) % times.length)];
  }

  /** Time at which the sound that is kept begins. */
  synchronized long firstSound() {
    return firstHop * SoundBands.HOP;
  }

  /** Time up to which there is sound. */
  synchronized long lastSound() {
    return endHop * SoundBands.HOP;
  }

  /** Copies the pictures of a time, and the one before them. */
  synchronized void copy(long from, long to, PictureStretch into) {
    long first = Math.max(0, pictures - times.length);
    long start = Math.max(first, search(first, pictures, from) - 1);
    long end = search(start, pictures, to);
    into.clear((int) Math.max(0, end - start));
    for (long i = start; i < end; i++) {
      int place = (int) (i % times.length);
      into.add(times[place], cells, place * CELLS);
    }
  }

  /** The first that is not before a time. */
  private long search(long from, long to, long time) {
    long low = from;
    long high = to;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (times[(int) (middle % times.length)] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Copies the sound of so many hops; those that are not kept are absent. */
  synchronized void copy(long from, int count, SoundStretch into) {
    short[] room = into.room(count);
    for (int i = 0; i < count; i++) {
      long hop = from + i;
      if (sounded && hop >= firstHop && hop < endHop) {
        System.arraycopy(hops, slot(hop), room, i * BANDS, BANDS);
      } else {
        Arrays.fill(room, i * BANDS, (i + 1) * BANDS, SoundStretch.ABSENT);
      }
    }
    into.filled();
  }
}
