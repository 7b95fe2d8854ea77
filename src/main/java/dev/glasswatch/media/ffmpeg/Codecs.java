package dev.glasswatch.media.ffmpeg;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * The decoders that may see a stream's packets: for each codec libavcodec's own software decoder,
 * never a wrapper around a device. AV1 has none of its own, so an external library is taken, the
 * faster first.
 */
final class Codecs {

  private static final Set<String> NATIVE =
      Set.of(
          "h264",
          "hevc",
          "vp8",
          "vp9",
          "mpeg1video",
          "mpeg2video",
          "aac",
          "aac_latm",
          "ac3",
          "eac3",
          "mp1",
          "mp2",
          "mp3",
          "opus",
          "vorbis",
          "flac",
          "alac");

  private static final Map<String, List<String>> EXTERNAL =
      Map.of("av1", List.of("libdav1d", "libaom-av1"));

  private static final String PCM = "pcm_";

  private Codecs() {}

  /** The decoder for this codec, or null when it isn't on the list or not in this build. */
  static @Nullable AVCodec decoder(int codecId) {
    String codec = name(codecId);
    if (NATIVE.contains(codec) || codec.startsWith(PCM)) {
      return avcodec.avcodec_find_decoder_by_name(nativeDecoder(codec));
    }
    for (String decoder : EXTERNAL.getOrDefault(codec, List.of())) {
      AVCodec found = avcodec.avcodec_find_decoder_by_name(decoder);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The floating-point variants are the faster ones on machines with vector units. */
  private static String nativeDecoder(String codec) {
    return switch (codec) {
      case "mp1", "mp2", "mp3" -> codec + "float";
      default -> codec;
    };
  }

  /** libavcodec's name of a codec. */
  static String name(int codecId) {
    return avcodec.avcodec_get_name(codecId).getString();
  }
}
