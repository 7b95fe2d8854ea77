package dev.glasswatch.evaluate.damage;

import dev.glasswatch.evaluate.EvaluateException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Hurts a transport stream at places that lie apart, so that each loss has healed at a keyframe
 * before the next one comes. The same stream and seed give the same damage.
 */
final class Injector {

  private static final int FIRST_UNIT = 40;
  private static final int MOST_BURST = 40;
  private static final int MOST_HURT = 6;

  private final TsVideo video;
  private final SplittableRandom random;
  private final long seed;
  private final int fewestClean;
  private final byte[] bytes;
  private final BitSet lost = new BitSet();
  private final BitSet unseen = new BitSet();
  private final List<Hit> hits = new ArrayList<>();

  /**
   * For one stream.
   *
   * @param fewestClean how many clean pictures there are between two losses; up to twice as many
   */
  Injector(TsVideo video, long seed, int fewestClean) {
    this.video = video;
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.fewestClean = fewestClean;
    this.bytes = video.copy();
  }

  /** Hurts it all over and writes it to a file; what was done, in order. */
  List<Hit> run(Path file) throws EvaluateException {
    List<Loss> bag = new ArrayList<>();
    int unit = FIRST_UNIT + random.nextInt(fewestClean);
    while (unit < video.units().size() - 2) {
      if (bag.isEmpty()) {
        bag.addAll(Arrays.asList(Loss.values()));
        Collections.shuffle(bag, new Random(seed + unit));
      }
      Loss loss = bag.removeLast();
      int last = hurt(loss, unit);
      int heals = heals(last + 1);
      hits.add(new Hit(loss, unit, heals));
      unit = heals + fewestClean + random.nextInt(fewestClean);
    }
    write(file);
    return hits;
  }

  private int heals(int from) {
    for (int unit = from; unit < video.units().size(); unit++) {
      if (video.units().get(unit).key()) {
        return unit;
      }
    }
    return video.units().size();
  }

  // Says which picture was the last to be hit
  private int hurt(Loss loss, int unit) {
    return switch (loss) {
      case SINGLE -> lose(unit, 1);
      case BURST -> lose(unit, 2 + random.nextInt(MOST_BURST));
      case SEGMENT -> segment(unit);
      case BITS -> flip(unit);
      case SLICES -> slices(unit);
    };
  }

  private int lose(int unit, int count) {
    int first = within(unit, 0);
    int taken = 0;
    int packet = first;
    for (; packet < video.packets() && taken < count; packet++) {
      if (video.isVideo(packet)) {
        lost.set(packet);
        taken++;
      }
    }
    return unitOf(packet - 1, unit);
  }

  private int segment(int unit) {
    int last = Math.min(video.units().size() - 1, unit + 4 + random.nextInt(10));
    for (int i = unit; i <= last; i++) {
      video.units().get(i).packets().forEach(lost::set);
    }
    return last;
  }

  private int flip(int unit) {
    for (int i = 1 + random.nextInt(MOST_HURT); i > 0; i--) {
      int packet = within(unit, 1);
      int from = video.payload(packet);
      int length = (packet + 1) * TsVideo.PACKET - from;
      // The head of a coded picture lies in its first packet: hurt beyond it, it is only torn
      int least = packet == video.units().get(unit).packets().getFirst() ? length / 2 : 0;
      for (int n = 1 + random.nextInt(8); n > 0 && length > least + 1; n--) {
        bytes[from + least + random.nextInt(length - least)] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return unit;
  }

  private int slices(int unit) {
    List<Integer> packets = video.units().get(unit).packets();
    int from = packets.size() / 4 + random.nextInt(Math.max(1, packets.size() / 2));
    int most = Math.max(1, packets.size() - from);
    int end = Math.min(packets.size(), from + 1 + most / 3 + random.nextInt(most));
    packets.subList(Math.max(1, from), Math.max(1, end)).forEach(unseen::set);
    return unit;
  }

  private int within(int unit, int first) {
    List<Integer> packets = video.units().get(unit).packets();
    return packets.get(
        packets.size() <= first ? 0 : first + random.nextInt(packets.size() - first));
  }

  private int unitOf(int packet, int from) {
    int unit = from;
    while (unit + 1 < video.units().size()
        && video.units().get(unit + 1).packets().getFirst() <= packet) {
      unit++;
    }
    return unit;
  }

  private void write(Path file) throws EvaluateException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    int missing = 0;
    for (int packet = 0; packet < video.packets(); packet++) {
      int at = packet * TsVideo.PACKET;
      missing += unseen.get(packet) ? 1 : 0;
      if (!lost.get(packet) && !unseen.get(packet)) {
        if (video.isVideo(packet)) {
          renumber(at, missing);
        }
        out.write(bytes, at, TsVideo.PACKET);
      }
    }
    try {
      Files.write(file, out.toByteArray());
    } catch (IOException e) {
      throw new EvaluateException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  // As if those that are missing unseen had never been there
  private void renumber(int at, int missing) {
    int counter = (bytes[at + 3] & 0xF) - missing & 0xF;
    bytes[at + 3] = (byte) (bytes[at + 3] & 0xF0 | counter);
  }
}
