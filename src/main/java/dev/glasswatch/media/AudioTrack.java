package dev.glasswatch.media;

import dev.glasswatch.media.MediaEvent.Cause;
import dev.glasswatch.media.MediaEvent.Discontinuity;
import dev.glasswatch.media.ffmpeg.DemuxedStream;
import dev.glasswatch.media.ffmpeg.Demuxer;
import dev.glasswatch.media.ffmpeg.NativeFrame;
import dev.glasswatch.media.ffmpeg.NativePacket;
import dev.glasswatch.media.ffmpeg.SampleReader;

/** An audio track: publishes sound in blocks of bounded size. */
final class AudioTrack extends DecodedTrack {

  /** 85 ms at 48 kHz; what some PCM and FLAC packets hold would make the slots too large. */
  private static final int MOST_SAMPLES = 4096;

  private static final int MOST_CHANNELS = 64;

  private final boolean heard;
  private int sampleRate;
  private int channels;
  private long end;

  AudioTrack(
      String name, TrackClock clock, TrackOutput output, Demuxer demuxer, DemuxedStream stream) {
    super(name, clock, output, demuxer, stream);
    this.heard = output.ring().wantsAudio();
  }

  @Override
  void decode(NativePacket packet) {
    if (heard) {
      send(packet);
    }
  }

  @Override
  boolean publishes() {
    return heard;
  }

  @Override
  void publish(NativeFrame sound) {
    if (sound.sampleRate() <= 0 || sound.channels() <= 0 || sound.channels() > MOST_CHANNELS) {
      return;
    }
    long time = sound.timestamp() == NativePacket.NO_TIMESTAMP ? end : sound.timestamp();
    output.publishing(sound.tag());
    noticeFormat(sound, time);
    for (int from = 0; from < sound.samples(); from += MOST_SAMPLES) {
      int count = Math.min(MOST_SAMPLES, sound.samples() - from);
      publish(sound, from, count, time + micros(from));
    }
    end = time + micros(sound.samples());
    clock().packetLength(micros(sound.samples()));
    output.counters().sound(time, output.nowMillis());
  }

  private void publish(NativeFrame sound, int from, int count, long time) {
    AudioSlot slot = output.ring().claimAudio(channels, count);
    if (slot == null) {
      output.ring().dropped(name(), time, time + micros(count));
      return;
    }
    slot.time(name(), time, micros(count), sampleRate);
    for (int channel = 0; channel < channels; channel++) {
      SampleReader.read(sound, channel, from, slot.buffer(channel), count);
    }
    output.ring().publish(slot);
  }

  private long micros(long samples) {
    return samples * 1_000_000 / sampleRate;
  }

  private void noticeFormat(NativeFrame sound, long time) {
    boolean changed = sound.sampleRate() != sampleRate || sound.channels() != channels;
    if (changed && sampleRate != 0) {
      output.event(new Discontinuity(time, Cause.FORMAT_CHANGED));
    }
    if (changed) {
      sampleRate = sound.sampleRate();
      channels = sound.channels();
      output.counters().describe(name(), "%d Hz %d channels".formatted(sampleRate, channels));
    }
  }
}
