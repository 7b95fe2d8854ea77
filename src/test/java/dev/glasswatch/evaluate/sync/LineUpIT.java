package dev.glasswatch.evaluate.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.sync.SyncDetectorProvider;
import dev.glasswatch.evaluate.ClipWatch;
import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.media.TestMedia;
import dev.glasswatch.testing.FileWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Line-up clips through real encodes, with sound moved by a known time. */
class LineUpIT {

  // In MP4 both tracks start at 0: of a transport stream the ffmpeg program, asked for one track of
  // it, takes that track's start for the beginning.
  private static Path clip(String rate) throws Exception {
    Path file =
        Path.of("target", "test-media", "line-up-%s.mp4".formatted(rate.replace('/', '-')))
            .toAbsolutePath();
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      new LineUpClip(rate, 480, 270, 16).write(Encoder.shipped().program(), file);
    }
    return file;
  }

  /** Encoded anew, with sound so many milliseconds later. */
  private static Path moved(String rate, String coding, int later, String container)
      throws Exception {
    Path clip = clip(rate);
    List<String> arguments = new ArrayList<>(List.of("-i", clip.toString()));
    arguments.addAll(List.of("-itsoffset", String.valueOf(later / 1000.0)));
    arguments.addAll(List.of("-i", clip.toString(), "-map", "0:v", "-map", "1:a"));
    arguments.addAll(List.of(coding.split(" ")));
    String name =
        "line-up-%s-%d-%s.%s"
            .formatted(rate.replace('/', '-'), later, coding.split(" ")[1], container);
    return TestMedia.generate(name, arguments.toArray(String[]::new));
  }

  private static List<Observation> observed(Path file) throws Exception {
    List<Observation> said = new ArrayList<>();
    SyncDetectorProvider provider = new SyncDetectorProvider();
    Settings settings = Settings.defaults(provider.settings());
    try (LocalParts parts = LocalParts.allowing(List.of())) {
      new ClipWatch(parts.watchParts())
          .show(file, provider.create(settings, said::add), provider.needs(settings));
    }
    return said;
  }

  @ParameterizedTest
  @CsvSource({
    "25,-c:v mpeg2video -b:v 400k -c:a aac -b:a 64k,0,ts",
    "25,-c:v libx264 -crf 34 -bf 3 -c:a aac -b:a 48k,-500,mp4",
    "24,-c:v libx264 -crf 30 -c:a ac3,500,ts",
    "30000/1001,-c:v libx264 -crf 30 -s 320x180 -c:a aac,120,mkv",
    "30000/1001,-c:v mpeg2video -bf 2 -c:a mp2,-80,ts",
    "50,-c:v libx265 -crf 34 -preset ultrafast -c:a ac3,-250,mp4",
    "60000/1001,-c:v libx264 -crf 34 -preset fast -c:a aac -ar 44100,333,ts"
  })
  void areMeasuredWithinOnePicture(String rate, String coding, int later, String container)
      throws Exception {
    if (coding.contains("libx26")) {
      TestMedia.requireX264();
    }
    List<Observation> measured =
        observed(moved(rate, coding, later, container)).stream()
            .filter(each -> "marker".equals(each.details().get("method")))
            .toList();
    assertThat(measured).isNotEmpty();
    assertThat((Double) measured.getLast().details().getOrDefault("offsetMs", Double.NaN))
        .isCloseTo(-later, within(1000 / SyncSource.perSecond(rate)));
  }

  @Test
  void soundThatIsOffIsAnIncidentAndNoMore() throws Exception {
    Path late = moved("25", "-c:v mpeg2video -b:v 400k -c:a aac", 300, "ts");
    try (FileWatch watch = new FileWatch("av_sync")) {
      assertThat(watch.incidents(late)).singleElement().satisfies(LineUpIT::isLateSound);
      assertThat(watch.incidents(clip("25"))).isEmpty();
    }
  }

  private static void isLateSound(Incident incident) {
    assertThat(incident.reason()).isEqualTo("line_up");
    assertThat(incident.severity().label()).isEqualTo("major");
    assertThat(incident.details()).containsEntry("kind", "constant");
  }
}
