package dev.glasswatch.testing;

import dev.glasswatch.media.TestMedia;
import java.nio.file.Path;
import java.util.List;

/**
 * A clip of the shared media to put defects into.
 *
 * @param name path within the shared media
 * @param seconds how much of it can be used
 */
public record SourceClip(String name, double seconds) {

  /** Clips with a picture: film, cartoons, fixed cameras, a phone, night, space, interlaced TV. */
  public static final List<SourceClip> PICTURES =
      List.of(
          new SourceClip("content/bikes.mp4", 10),
          new SourceClip("content/bottle-detection.mp4", 39),
          new SourceClip("content/cockatoo_yuv420.mp4", 14),
          new SourceClip("content/flipping_a_pancake.mkv", 10),
          new SourceClip("content/nasa_13013.mp4", 13),
          new SourceClip("content/car-detection.mp4", 30),
          new SourceClip("content/one-by-one-person-detection.mp4", 139),
          new SourceClip("content/sample_with_increasing_timestamps_360p.mp4", 17),
          new SourceClip("content/fate_t.mp4", 14),
          new SourceClip("content/tsduck_test-064.ts", 10),
          new SourceClip("content/video_144p_108k_h264.mp4", 60),
          new SourceClip("long/bbb_full_640x360_h264_aac.mp4", 590),
          new SourceClip("long/caminandes_llama_drama_320x180_av1_opus.webm", 27),
          new SourceClip("long/steamboat_willie_854x480_h264_aac.mp4", 27));

  /** Clips with sound: music, speech, effects, a fire. */
  public static final List<SourceClip> SOUNDS =
      List.of(
          new SourceClip("long/bbb_full_640x360_h264_aac.mp4", 590),
          new SourceClip("audio/voices-around-a-fire.mp3", 30),
          new SourceClip("audio/silero_test.wav", 60),
          new SourceClip("content/fate_test7_cut.mkv", 37),
          new SourceClip("long/steamboat_willie_854x480_h264_aac.mp4", 27));

  /** Where it is; skips the test where it is missing. */
  public Path path() {
    return TestMedia.shared(name);
  }
}
