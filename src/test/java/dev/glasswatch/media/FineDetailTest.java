package dev.glasswatch.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Detail is decoded where somebody is shown it, and nobody misses it elsewhere. */
class FineDetailTest {

  private static final MediaNeeds AVERAGES = MediaNeeds.plane(PlaneNeed.LUMA);
  private static final MediaNeeds DETAIL =
      new MediaNeeds(Set.of(PlaneNeed.LUMA, new PlaneNeed(1280)), false, false);

  @Test
  void averagesAreTheSameToALevelWithoutIt() throws Exception {
    Path coarse = clip(1280, 720);
    List<Watched.Frame> without = frames(coarse, AVERAGES);
    List<Watched.Frame> with = frames(coarse, DETAIL);
    assertThat(without).hasSameSizeAs(with);
    assertThat(meanDifference(without, with)).isGreaterThan(0).isLessThan(0.5);
  }

  @Test
  void smallPicturesHaveAllOfIt() throws Exception {
    Path small = clip(640, 360);
    assertThat(meanDifference(frames(small, AVERAGES), frames(small, DETAIL))).isZero();
  }

  private static Path clip(int width, int height) {
    TestMedia.requireX264();
    String picture = "-f lavfi -i testsrc2=s=%dx%d:r=25:d=1,noise=alls=12:allf=t";
    String codec = " -c:v libx264 -b:v 1M -bf 3 -preset veryfast -threads 1 -pix_fmt yuv420p";
    String[] arguments = (picture.formatted(width, height) + codec).split(" +");
    return TestMedia.generate("unreferenced-%d.ts".formatted(width), arguments);
  }

  private static List<Watched.Frame> frames(Path file, MediaNeeds needs) throws Exception {
    return new Watched(needs).convert(TrackChoice.DEFAULT, FileInput.of(file)).frames;
  }

  // In levels, over all pictures
  private static double meanDifference(List<Watched.Frame> ones, List<Watched.Frame> others) {
    double sum = 0;
    for (int i = 0; i < ones.size(); i++) {
      sum += meanDifference(ones.get(i).luma(), others.get(i).luma());
    }
    return sum / ones.size();
  }

  private static double meanDifference(byte[] one, byte[] other) {
    long sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs((one[i] & 0xFF) - (other[i] & 0xFF));
    }
    assertThat(one).hasSameSizeAs(other);
    return (double) sum / one.length;
  }
}
