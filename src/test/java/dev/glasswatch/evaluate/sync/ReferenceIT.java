package dev.glasswatch.evaluate.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glasswatch.detect.sync.reference.Compared;
import dev.glasswatch.detect.sync.reference.Compared.Verdict;
import dev.glasswatch.evaluate.AnalysisResult;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.evaluate.ReferenceAnalysis;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.media.TestMedia;
import dev.glasswatch.watch.DetectorCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Generated programmes through real encodes, compared with what they were. */
class ReferenceIT {

  /** Patches of grey that change twelve times a second, drawn from a seed. */
  private static String patches(int seed) {
    return "color=gray:size=12x8:rate=25/2,noise=all_seed=%d:alls=90:allf=t,scale=320:180:flags=bilinear,fps=25,format=yuv420p"
        .formatted(seed);
  }

  /** Noise that swells ever faster, so that no two moments are alike. */
  private static String swelling(int seed, double pace) {
    return "anoisesrc=r=48000:a=0.5:c=pink:seed=%d,volume='0.03+0.97*abs(sin(%.1f*t*t))':eval=frame"
        .formatted(seed, pace);
  }

  private static Path programme() throws Exception {
    return TestMedia.generate(
        "reference-programme.ts",
        "-f",
        "lavfi",
        "-i",
        patches(3),
        "-f",
        "lavfi",
        "-i",
        swelling(2, 0.6),
        "-t",
        "26",
        "-c:v",
        "mpeg2video",
        "-q:v",
        "3",
        "-g",
        "25",
        "-c:a",
        "mp2",
        "-b:a",
        "192k");
  }

  private static Path another() throws Exception {
    return TestMedia.generate(
        "reference-another.ts",
        "-f",
        "lavfi",
        "-i",
        patches(77),
        "-f",
        "lavfi",
        "-i",
        swelling(11, 0.9),
        "-t",
        "20",
        "-c:v",
        "mpeg2video",
        "-q:v",
        "3",
        "-g",
        "25",
        "-c:a",
        "mp2",
        "-b:a",
        "192k");
  }

  /** Without its first four seconds, smaller, coarser, quieter, and with sound later. */
  private static Path through(int later) throws Exception {
    Path programme = programme();
    return TestMedia.generate(
        "reference-through-%d.mkv".formatted(later),
        "-ss",
        "4",
        "-i",
        programme.toString(),
        "-ss",
        "4",
        "-itsoffset",
        String.valueOf(later / 1000.0),
        "-i",
        programme.toString(),
        "-map",
        "0:v",
        "-map",
        "1:a",
        "-vf",
        "scale=240:136",
        "-af",
        "volume=-9dB",
        "-c:v",
        "mpeg2video",
        "-b:v",
        "250k",
        "-g",
        "25",
        "-c:a",
        "aac",
        "-b:a",
        "64k");
  }

  private static AnalysisResult compared(Path input, Path reference) throws Exception {
    try (LocalParts parts = LocalParts.allowing(List.of())) {
      ReferenceAnalysis analysis =
          new ReferenceAnalysis(
              parts.watchParts(),
              DetectorCatalog.onClassPath().plans(List.of("av_sync"), Map.of()),
              Optional.empty());
      assertThat(analysis.reference(reference.toString(), bytes -> {})).isEmpty();
      return analysis.of(input.toString(), bytes -> {});
    }
  }

  private static Compared verdict(AnalysisResult result) {
    return result.reference().orElseThrow().compared();
  }

  @Test
  void aPathThatMakesSoundLateIsAnIncident() throws Exception {
    AnalysisResult result = compared(through(250), programme());
    assertThat(verdict(result).verdict()).isEqualTo(Verdict.SAME);
    assertThat(verdict(result).syncError().getAsLong()).isCloseTo(-250_000, within(20_000L));
    assertThat(verdict(result).share()).isGreaterThan(0.7);
    assertThat(result.incidents()).singleElement().satisfies(ReferenceIT::isByReference);
  }

  private static void isByReference(Incident incident) {
    assertThat(incident.reason()).isEqualTo("reference");
    assertThat(incident.severity().label()).isEqualTo("major");
    assertThat(incident.details())
        .containsEntry("method", "reference")
        .containsEntry("kind", "constant");
  }

  @Test
  void aDelayOfBothIsNone() throws Exception {
    AnalysisResult result = compared(through(0), programme());
    assertThat(verdict(result).syncError().getAsLong()).isCloseTo(0, within(20_000L));
    assertThat(verdict(result).videoDelay().getAsLong()).isCloseTo(-4_000_000, within(60_000L));
    assertThat(result.incidents()).isEmpty();
    assertThat(verdict(compared(through(0), programme()))).isEqualTo(verdict(result));
  }

  @Test
  void anotherProgrammeIsNamedSo() throws Exception {
    AnalysisResult result = compared(another(), programme());
    assertThat(verdict(result).verdict()).isEqualTo(Verdict.DIFFERENT_CONTENT);
    assertThat(result.incidents()).isEmpty();
  }
}
