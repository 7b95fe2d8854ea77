package dev.glasswatch.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.media.ffmpeg.CodecShape;
import dev.glasswatch.media.ffmpeg.NativePacket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacketRingTest {

  private static final long FRAME = 40_000;

  private final PacketFormat video = format("v:0", Track.Kind.VIDEO);
  private final PacketFormat audio = format("a:0", Track.Kind.AUDIO);
  private final PacketRing ring = new PacketRing(Duration.ofSeconds(2), 1 << 20);
  private final NativePacket packet = new NativePacket();

  private static PacketFormat format(String track, Track.Kind kind) {
    return new PacketFormat(track, kind, new CodecShape(1, 0, 0, 0, 0, new byte[0]));
  }

  @AfterEach
  void close() {
    packet.close();
  }

  private long add(PacketFormat format, int index, int size, boolean keyframe) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) index);
    packet.allocate(size, keyframe);
    packet.copyFrom(bytes, 0, 0, size);
    packet.retime(index * FRAME, index * FRAME, FRAME);
    long place = ring.add(format, packet, index + 1);
    packet.release();
    return place;
  }

  @Test
  void aPacketComesOutAsItWentIn() {
    long place = add(video, 7, 1000, true);

    assertThat(ring.read(place, video, packet)).isTrue();
    byte[] bytes = new byte[1000];
    packet.copyTo(0, bytes, 0, 1000);
    assertThat(bytes).containsOnly(7);
    assertThat(packet.pts()).isEqualTo(7 * FRAME);
    assertThat(packet.duration()).isEqualTo(FRAME);
    assertThat(packet.keyframe()).isTrue();
  }

  @Test
  void packetsOfAnotherTrackAreNotGivenForIt() {
    long place = add(audio, 1, 100, true);
    assertThat(ring.read(place, video, packet)).isFalse();
  }

  @Test
  void packetsThatSpanChunksComeOutWhole() {
    for (int i = 0; i < 40; i++) {
      add(video, i, 60_000 + i, i == 0);
    }
    PacketSnapshot.Packet last = ring.snapshot(0, Long.MAX_VALUE).packets().getLast();
    assertThat(last.bytes()).hasSize(60_039).containsOnly(39);
  }

  @Test
  void whatIsOlderThanTheSpanGoes() {
    for (int i = 0; i < 500; i++) {
      add(video, i, 200, i % 10 == 0);
    }
    assertThat(ring.spanMicros()).isBetween(2_000_000L, 2_000_000L + FRAME);
    assertThat(ring.bytes()).isBetween(50 * 200L, 52 * 200L);
  }

  @Test
  void theLastGopStaysHoweverLongItIs() {
    add(video, 0, 100, true);
    for (int i = 1; i < 300; i++) {
      add(video, i, 100, false);
      add(audio, i, 50, true);
    }
    assertThat(ring.spanMicros()).isEqualTo(299 * FRAME);
    assertThat(ring.lastKeyframe(video)).isZero();
  }

  @Test
  void theBoundInBytesHoldsAboveAll() {
    add(video, 0, 100, true);
    for (int i = 1; i < 100; i++) {
      add(video, i, 50_000, false);
    }
    assertThat(ring.bytes()).isLessThanOrEqualTo(1 << 20);
    assertThat(ring.lastKeyframe(video)).isEqualTo(-1);
  }

  @Test
  void theLastKeyframeIsTheOneOfThatFormat() {
    long first = add(video, 0, 10, true);
    add(audio, 0, 10, true);
    add(video, 1, 10, false);
    PacketFormat next = format("v:0", Track.Kind.VIDEO);

    assertThat(ring.lastKeyframe(video)).isEqualTo(first);
    assertThat(ring.lastKeyframe(next)).as("after a change of codec").isEqualTo(-1);
  }

  @Test
  void aSnapshotBeginsAtAKeyframeAndHoldsAllTracks() {
    for (int i = 0; i < 50; i++) {
      add(video, i, 10, i % 10 == 0);
      add(audio, i, 10, true);
    }
    List<PacketSnapshot.Packet> packets = ring.snapshot(25 * FRAME, 40 * FRAME).packets();

    assertThat(packets.getFirst().format()).isSameAs(video);
    assertThat(packets.getFirst().keyframe()).isTrue();
    assertThat(packets.getFirst().pts()).isEqualTo(20 * FRAME);
    assertThat(packets.getLast().dts()).isEqualTo(40 * FRAME);
    assertThat(packets).hasSize(2 * 21);
  }

  @Test
  void memoryIsUsedAgain() {
    for (int i = 0; i < 20_000; i++) {
      add(video, i, 3000, i % 10 == 0);
    }
    assertThat(ring.chunks()).as("chunks of 256 KiB for 2 s of 75 kB/s").isLessThanOrEqualTo(6);
  }
}
