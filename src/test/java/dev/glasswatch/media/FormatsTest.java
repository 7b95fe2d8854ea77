package dev.glasswatch.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each container, codec and sample format that the product promises, made and read back. */
class FormatsTest {

  private static final String PICTURE = "-f lavfi -i testsrc2=s=320x240:r=25:d=1";
  private static final String SOUND = "-f lavfi -i sine=f=1000:r=48000:d=1";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "h264.mp4   | -c:v libx264 -pix_fmt yuv420p              |  8",
        "h264.ts    | -c:v libx264 -pix_fmt yuv420p -bf 3        |  8",
        "h264.mkv   | -c:v libx264 -pix_fmt yuv420p              |  8",
        "h264.flv   | -c:v libx264 -pix_fmt yuv420p              |  8",
        "h264-422.mp4 | -c:v libx264 -pix_fmt yuv422p            |  8",
        "h264-10.mp4 | -c:v libx264 -pix_fmt yuv420p10le         | 10",
        "frag.mp4   | -c:v libx264 -pix_fmt yuv420p -movflags frag_keyframe+empty_moov | 8",
        "hevc.mp4   | -c:v libx265 -x265-params log-level=none -pix_fmt yuv420p |  8",
        "hevc-10.ts | -c:v libx265 -x265-params log-level=none -pix_fmt yuv420p10le | 10",
        "hevc-12.mp4 | -c:v libx265 -x265-params log-level=none -pix_fmt yuv420p12le | 12",
        "av1.mp4    | -c:v libaom-av1 -cpu-used 8 -usage realtime -pix_fmt yuv420p | 8",
        "av1-10.mkv | -c:v libaom-av1 -cpu-used 8 -usage realtime -pix_fmt yuv420p10le | 10",
        "vp8.webm   | -c:v libvpx -deadline realtime             |  8",
        "vp9.webm   | -c:v libvpx-vp9 -deadline realtime         |  8",
        "mpeg1.mpg  | -c:v mpeg1video -b:v 2M                    |  8",
        "mpeg2.ts   | -c:v mpeg2video -b:v 2M -bf 2              |  8",
        "mpeg2.mpg  | -c:v mpeg2video -b:v 2M -f dvd             |  8",
        "rgb.mkv    | -c:v libx264rgb -pix_fmt rgb24 -qp 0       |  8",
      })
  void everyPictureIsDecodedWithItsTime(String name, String codec, int bitDepth) throws Exception {
    if (codec.contains("x264") || codec.contains("x265")) {
      TestMedia.requireX264();
    }
    Path file = TestMedia.generate(name, (PICTURE + " " + codec).split(" +"));

    Watched watched = Watched.all(FileInput.of(file));

    assertThat(watched.frames).hasSize(25);
    for (int i = 0; i < 25; i++) {
      Watched.Frame frame = watched.frames.get(i);
      // milliseconds in Matroska, 1/90000 s in transport streams
      assertThat(frame.time()).isCloseTo(i * 40_000L, within(1000L));
      assertThat(frame.bitDepth()).isEqualTo(bitDepth);
      assertThat(frame.health()).isEqualTo(FrameHealth.GOOD);
      assertThat(frame.lumaWidth()).isEqualTo(320);
    }
    assertThat(watched.events(MediaEvent.Unwatched.class)).isEmpty();
    assertThat(watched.events(MediaEvent.Discontinuity.class)).isEmpty();
    assertThat(watched.memory.counters().facts().decodeErrors()).isZero();
    assertLooksLike(file, watched.frames.get(12));
  }

  /** The pattern has all of black, white and colours; its mean is known from the plain original. */
  private static void assertLooksLike(Path file, Watched.Frame frame) {
    long sum = 0;
    for (int i = 0; i < 320 * 240; i++) {
      sum += frame.luma()[i] & 0xFF;
    }
    double mean = sum / (320.0 * 240);
    double expected = frame.fullRange() ? (118 - 16) * 255 / 219.0 : 118;
    assertThat(mean).as("mean luma of %s", file).isCloseTo(expected, within(6.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aac.mp4   | -c:a aac",
        "aac.ts    | -c:a aac",
        "latm.ts   | -c:a aac -mpegts_flags latm",
        "aac.aac   | -c:a aac",
        "mp2.ts    | -c:a mp2",
        "mp3.mp3   | -c:a libmp3lame",
        "mp3.ts    | -c:a libmp3lame",
        "ac3.ts    | -c:a ac3",
        "eac3.ts   | -c:a eac3",
        "opus.webm | -c:a libopus",
        "opus.ts   | -c:a libopus",
        "vorbis.webm | -c:a vorbis -strict -2 -ac 2",
        "flac.flac | -c:a flac",
        "flac.mkv  | -c:a flac",
        "u8.wav    | -c:a pcm_u8",
        "s16.wav   | -c:a pcm_s16le",
        "s24.wav   | -c:a pcm_s24le",
        "s32.wav   | -c:a pcm_s32le",
        "f32.wav   | -c:a pcm_f32le",
        "f64.wav   | -c:a pcm_f64le",
      })
  void soundIsDecodedAtItsLevel(String name, String codec) throws Exception {
    Path file = TestMedia.generate(name, (SOUND + " " + codec).split(" +"));

    Watched watched = Watched.all(FileInput.of(file));

    assertThat(watched.frames).isEmpty();
    List<Float> samples = new ArrayList<>();
    for (Watched.Sound sound : watched.sounds) {
      assertThat(sound.rate()).isEqualTo(48_000);
      for (float sample : sound.samples()[0]) {
        samples.add(sample);
      }
    }
    // encoders add priming and padding of a few thousand samples
    assertThat(samples).hasSizeBetween(45_000, 52_000);
    double square = samples.stream().skip(10_000).limit(24_000).mapToDouble(s -> s * s).sum();
    double rms = name.startsWith("vorbis") ? 0.0625 : 0.125 / Math.sqrt(2); // -3 dB into stereo
    assertThat(Math.sqrt(square / 24_000)).isCloseTo(rms, within(0.01));
    assertThat(watched.memory.counters().facts().decodeErrors()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"pcm_u8,0.008", "pcm_s24le,0.0001", "pcm_s32le,0.0001", "pcm_f32le,0.0001"})
  void everySampleFormatGivesTheSameSamples(String format, float tolerance) throws Exception {
    float[] reference = firstBlock("pcm_s16le");
    float[] samples = firstBlock(format);

    assertThat(samples).hasSameSizeAs(reference);
    for (int i = 0; i < samples.length; i++) {
      assertThat(samples[i]).isCloseTo(reference[i], within(tolerance));
    }
  }

  private static float[] firstBlock(String format) throws Exception {
    Path file =
        TestMedia.generate("tone-" + format + ".wav", (SOUND + " -c:a " + format).split(" "));
    Watched watched = Watched.all(FileInput.of(file));
    return java.util.Arrays.copyOf(watched.sounds.getFirst().samples()[0], 512);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "6"})
  void channelsStayApart(int channels) throws Exception {
    StringBuilder expression = new StringBuilder("aevalsrc=");
    for (int i = 0; i < channels; i++) {
      expression.append(i == 0 ? "" : "|").append("0.1*").append(i + 1);
    }
    Path file =
        TestMedia.generate(
            "channels-" + channels + ".wav",
            "-f",
            "lavfi",
            "-i",
            expression + ":d=0.2:s=48000",
            "-c:a",
            "pcm_s16le");

    Watched watched = Watched.all(FileInput.of(file));

    float[][] samples = watched.sounds.getFirst().samples();
    assertThat(samples).hasNumberOfRows(channels);
    for (int i = 0; i < channels; i++) {
      assertThat(samples[i][100]).isCloseTo(0.1f * (i + 1), within(0.001f));
    }
  }

  @ParameterizedTest
  @CsvSource({"interlaced.ts,-flags +ilme+ildct,true", "progressive.ts,-bf 0,false"})
  void interlacingIsReported(String name, String flags, boolean interlaced) throws Exception {
    String[] arguments = (PICTURE + " -c:v mpeg2video -b:v 3M " + flags).split(" +");
    Watched watched = Watched.all(FileInput.of(TestMedia.generate(name, arguments)));

    assertThat(watched.frames).isNotEmpty().allMatch(frame -> frame.interlaced() == interlaced);
  }

  @ParameterizedTest
  @CsvSource({"full.mp4,pc,true", "limited.mp4,tv,false"})
  void theRangeIsReported(String name, String range, boolean full) throws Exception {
    TestMedia.requireX264();
    String[] arguments =
        (PICTURE
                + " -vf scale=out_range="
                + range
                + " -c:v libx264 -pix_fmt yuv420p -color_range "
                + range)
            .split(" +");
    Watched watched = Watched.all(FileInput.of(TestMedia.generate(name, arguments)));

    assertThat(watched.frames).isNotEmpty().allMatch(frame -> frame.fullRange() == full);
  }
}
