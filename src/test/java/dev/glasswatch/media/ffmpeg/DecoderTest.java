package dev.glasswatch.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DecoderTest {

  private boolean broken;

  @Test
  void aDecoderThatOnlyGivesErrorsIsCountedAndGoesOnAfresh() throws Exception {
    try (Demuxer demuxer = Demuxer.open(new SoundRun(), () -> false, System::nanoTime);
        Decoder decoder = Decoder.open(demuxer, 0, this::receive).orElseThrow();
        NativePacket packet = new NativePacket();
        NativeFrame frame = new NativeFrame()) {
      assertThat(demuxer.read(packet)).isTrue();
      decoder.send(packet);
      broken = true;

      assertThat(decoder.receive(frame)).isFalse();
      assertThat(decoder.refusedPackets()).isEqualTo(Decoder.MOST_ERRORS);

      broken = false;
      assertThat(decoder.receive(frame)).as("what it held").isFalse();
      decoder.send(packet);
      assertThat(decoder.receive(frame)).isTrue();
      assertThat(frame.samples()).isPositive();
    }
  }

  private int receive(AVCodecContext context, AVFrame into) {
    return broken ? avutil.AVERROR_INVALIDDATA() : avcodec.avcodec_receive_frame(context, into);
  }
}
