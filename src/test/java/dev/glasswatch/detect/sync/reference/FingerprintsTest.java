package dev.glasswatch.detect.sync.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintsTest {

  private static final short[] CELLS = new short[PictureCells.COUNT];
  private static final short[] BANDS = {1000, 1000, 1000};

  @Test
  void ofALiveStreamTheLastMinuteAndAHalfIsKept() {
    Fingerprints prints = Fingerprints.live();
    for (int i = 0; i < 60 * 600; i++) {
      prints.picture(i * 16_667L, CELLS);
    }
    for (int hop = 0; hop < 200 * 600; hop++) {
      prints.sound(hop, BANDS);
    }
    assertThat(prints.lastPicture() - prints.firstPicture()).isBetween(89_000_000L, 91_000_000L);
    assertThat(prints.lastSound() - prints.firstSound()).isEqualTo(90_000_000L);
  }

  @Test
  void soundKeepsItsPlaceAsItGrows() {
    Fingerprints prints = Fingerprints.whole();
    for (int hop = -5; hop < 10_000; hop++) {
      prints.sound(hop, new short[] {(short) hop, 0, 0});
    }
    SoundStretch stretch = new SoundStretch();
    prints.copy(-8, 10_020, stretch);
    assertThat(stretch.present()).isEqualTo(10_005);
    short[] raw = stretch.room(10_020);
    assertThat(raw[3 * 3]).isEqualTo((short) -5);
    assertThat(raw[(9_999 + 8) * 3]).isEqualTo((short) 9_999);
    assertThat(raw[(10_000 + 8) * 3]).isEqualTo(SoundStretch.ABSENT);
  }

  @Test
  void holesAreAbsent() {
    Fingerprints prints = Fingerprints.live();
    prints.sound(0, BANDS);
    prints.sound(1000, BANDS);
    SoundStretch stretch = new SoundStretch();
    prints.copy(0, 1001, stretch);
    assertThat(stretch.present()).isEqualTo(2);
  }

  @Test
  void picturesThatAreNotLaterAreLeftOut() {
    Fingerprints prints = Fingerprints.live();
    prints.picture(100, CELLS);
    prints.picture(100, CELLS);
    prints.picture(50, CELLS);
    PictureStretch stretch = new PictureStretch();
    prints.copy(0, 1000, stretch);
    assertThat(stretch.size()).isEqualTo(1);
  }

  @Test
  void clearedItKnowsNothing() {
    Fingerprints prints = Made.programme(1).piece(0, 3, 0);
    prints.clear();
    assertThat(prints.complete()).isFalse();
    assertThat(prints.ends()).isZero();
  }
}
