package dev.glasswatch.evaluate.damage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.evaluate.ClipWatch;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.evaluate.damage.DamageTruth.Judged;
import dev.glasswatch.evaluate.reel.Truth;
import dev.glasswatch.media.TestMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real stream, really hurt and really decoded. */
class DamageTruthTest {

  private static final int APART = 20;

  @TempDir private Path folder;

  @Test
  void aWholeStreamIsNowhereDamaged() throws Exception {
    List<Judged> judged = judged(stream(), stream());
    assertThat(judged).hasSizeGreaterThan(290);
    assertThat(judged).allSatisfy(one -> assertThat(one.truth()).containsOnly(0));
  }

  @Test
  void theSameSeedHurtsTheSame() throws Exception {
    TsVideo video = new TsVideo(stream());
    Path one = folder.resolve("one.ts");
    Path two = folder.resolve("two.ts");
    Path other = folder.resolve("other.ts");
    List<Hit> hits = new Injector(video, 5, APART).run(one);
    assertThat(new Injector(video, 5, APART).run(two)).isEqualTo(hits);
    assertThat(new Injector(video, 6, APART).run(other)).isNotEqualTo(hits);
    assertThat(one).hasSameBinaryContentAs(two);
    assertThat(Files.size(one)).isLessThan(Files.size(stream()));
    assertThat(Files.size(one) % TsVideo.PACKET).isZero();
  }

  @Test
  void damageAppearsWhereItWasPutAndHealsAtTheNextKeyframe() throws Exception {
    TsVideo video = new TsVideo(stream());
    assertThat(video.units()).hasSize(300);
    assertThat(video.units().stream().filter(TsVideo.Unit::key)).hasSize(12);
    Path hurt = folder.resolve("hurt.ts");
    List<Hit> hits = new Injector(video, 5, APART).run(hurt);
    assertThat(hits).hasSizeGreaterThan(4);
    Set<Long> suffering = new HashSet<>();
    for (Hit hit : hits) {
      for (int unit = hit.unit(); unit < Math.min(300, hit.heals()); unit++) {
        suffering.add(video.units().get(unit).micros());
      }
    }
    List<Judged> judged = judged(stream(), hurt);
    assertThat(judged.stream().filter(one -> !suffering.contains(one.rawPts())))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.truth()).containsOnly(0));
    assertThat(judged.stream().filter(one -> one.area() >= FrameTruths.VISIBLE))
        .hasSizeGreaterThan(20);
  }

  @Test
  void visibleDamageThatLastsIsAnEventOfItsKind() throws Exception {
    TsVideo video = new TsVideo(stream());
    Path hurt = folder.resolve("hurt.ts");
    Hits hits = new Hits(video, new Injector(video, 5, APART).run(hurt));
    FrameTruths truths = new FrameTruths();
    DamageTruth truth = show(stream(), hurt, truths);
    List<Truth> events =
        truths.events(pts -> hits.at(pts).orElseThrow().loss().label(), truth.origin(), 40_000);
    assertThat(events).isNotEmpty();
    assertThat(events)
        .allSatisfy(event -> assertThat(event.length()).isBetween(200_000L, 3_000_000L));
    assertThat(truths.doubtful(truth.origin(), 40_000)).hasSizeGreaterThanOrEqualTo(events.size());
  }

  private List<Judged> judged(Path clean, Path hurt) throws Exception {
    List<Judged> all = new ArrayList<>();
    show(clean, hurt, all::add);
    return all;
  }

  private DamageTruth show(Path clean, Path hurt, DamageTruth.Listener listener) throws Exception {
    CleanPlanes planes = new CleanPlanes(folder.resolve("planes"));
    try (LocalParts parts = LocalParts.allowing(List.of())) {
      ClipWatch watch = new ClipWatch(parts.watchParts());
      watch.show(clean, planes);
      DamageTruth truth = new DamageTruth(planes, listener);
      watch.show(hurt, truth);
      return truth;
    } finally {
      planes.delete();
    }
  }

  private static Path stream() {
    return TestMedia.generate(
        "damage.ts",
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=640x360:r=25:d=12,scroll=h=0.004:v=0.003,noise=alls=8:allf=t:all_seed=3",
        "-pix_fmt",
        "yuv420p",
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-g",
        "25",
        "-bf",
        "2",
        "-sc_threshold",
        "0");
  }
}
