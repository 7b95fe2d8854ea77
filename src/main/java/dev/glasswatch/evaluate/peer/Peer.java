package dev.glasswatch.evaluate.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A filter with settings.
 *
 * @param defect what it looks for, by our name
 * @param filter its name
 * @param settings as they are written in a filter graph
 * @param byDefault whether these are what it comes with
 */
public record Peer(String defect, String filter, String settings, boolean byDefault) {

  /** Every filter with every setting that is tried. */
  public static List<Peer> all() {
    List<Peer> all = new ArrayList<>();
    all.add(new Peer("freeze", "freezedetect", "n=-60dB:d=2", true));
    for (int noise : new int[] {-70, -65, -55, -50, -45, -40}) {
      all.add(new Peer("freeze", "freezedetect", "n=" + noise + "dB:d=2", false));
    }
    all.add(new Peer("black", "blackdetect", "d=2:pic_th=0.98:pix_th=0.10", true));
    for (double picture : new double[] {0.98, 0.95, 0.9}) {
      for (double pixel : new double[] {0.05, 0.1, 0.15}) {
        String settings = String.format(Locale.ROOT, "d=2:pic_th=%.2f:pix_th=%.2f", picture, pixel);
        all.add(new Peer("black", "blackdetect", settings, false));
      }
    }
    all.add(new Peer("silence", "silencedetect", "n=-60dB:d=2", true));
    for (int noise : new int[] {-65, -60, -55, -50, -45}) {
      all.add(new Peer("silence", "silencedetect", "n=" + noise + "dB:d=10", false));
      all.add(new Peer("silence", "silencedetect", "n=" + noise + "dB:d=10:mono=1", false));
    }
    return all.stream().filter(peer -> peer.byDefault || !repeatsDefault(peer)).toList();
  }

  private static boolean repeatsDefault(Peer peer) {
    return peer.settings.equals("d=2:pic_th=0.98:pix_th=0.10");
  }

  /** Whether it looks at pictures. */
  boolean seesPictures() {
    return !defect.equals("silence");
  }

  @Override
  public String toString() {
    return filter + " " + settings;
  }
}
