package dev.glasswatch.media.ffmpeg;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;

/**
 * What decides whether a decoder can go on with another stream of the same kind, and what evidence
 * needs to write packets into a file again.
 *
 * @param codecId {@code AVCodecID}
 * @param width as the container says, 0 when it doesn't
 * @param height likewise
 * @param sampleRate likewise
 * @param channels likewise
 * @param header the container's codec configuration ({@code extradata}); empty when it travels with
 *     the packets. Not copied: treat as read only
 */
public record CodecShape(
    int codecId, int width, int height, int sampleRate, int channels, byte[] header) {

  static CodecShape of(AVCodecParameters parameters) {
    byte[] header = new byte[Math.max(0, parameters.extradata_size())];
    if (header.length > 0) {
      NativeMemory.copy(parameters.extradata().address(), header, 0, header.length);
    }
    return new CodecShape(
        parameters.codec_id(),
        parameters.width(),
        parameters.height(),
        parameters.sample_rate(),
        parameters.ch_layout().nb_channels(),
        header);
  }

  /** The shape of that stream of an open container, as known now. */
  public static CodecShape of(Demuxer demuxer, int stream) {
    return of(demuxer.parameters(stream));
  }

  /**
   * Whether a decoder opened for this can decode {@code next}: the same codec, and the same
   * configuration where the container carries it. What one of them doesn't say is no difference.
   */
  public boolean continues(CodecShape next) {
    return codecId == next.codecId
        && agrees(width, next.width)
        && agrees(height, next.height)
        && agrees(sampleRate, next.sampleRate)
        && agrees(channels, next.channels)
        && Arrays.equals(header, next.header);
  }

  private static boolean agrees(int one, int other) {
    return one == 0 || other == 0 || one == other;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodecShape shape
        && codecId == shape.codecId
        && width == shape.width
        && height == shape.height
        && sampleRate == shape.sampleRate
        && channels == shape.channels
        && Arrays.equals(header, shape.header);
  }

  @Override
  public int hashCode() {
    return 31 * codecId + Arrays.hashCode(header);
  }
}
