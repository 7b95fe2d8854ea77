package dev.glasswatch.media.ffmpeg;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * The clock of packed audio in HLS (RFC 8216, 3.4): bare AAC or AC-3 has no timestamps, so each
 * segment begins with an ID3 tag that holds the MPEG-2 timestamp of its first sample, 33 bits at 90
 * kHz. libavformat reads the tag and counts from zero.
 */
final class PackedAudioClock {

  private static final String KEY = "id3v2_priv.com.apple.streaming.transportStreamTimestamp";
  private static final Pattern BYTE = Pattern.compile("\\\\x([0-9a-f]{2})|(.)", Pattern.DOTALL);
  private static final int BYTES = 8;

  /** After how many microseconds such a clock wraps. */
  static final long WRAP_MICROS = Math.round(Math.scalb(1e6, 33) / 90_000);

  private PackedAudioClock() {}

  /** When the container's time zero is, in microseconds; empty where no such tag was read. */
  static OptionalLong start(AVFormatContext format) {
    AVDictionaryEntry entry = avutil.av_dict_get(format.metadata(), KEY, null, 0);
    return entry == null ? OptionalLong.empty() : parsed(entry.value().getString());
  }

  /** The eight bytes, as libavformat prints them: {@code \}{@code xNN}, or as they are. */
  static OptionalLong parsed(String text) {
    Matcher matcher = BYTE.matcher(text);
    long value = 0;
    int bytes = 0;
    while (matcher.find()) {
      String hex = matcher.group(1);
      value = value << 8 | (hex == null ? matcher.group(2).charAt(0) : Integer.parseInt(hex, 16));
      bytes++;
    }
    long ticks = value & (1L << 33) - 1;
    return bytes == BYTES ? OptionalLong.of(ticks * 100 / 9) : OptionalLong.empty();
  }
}
