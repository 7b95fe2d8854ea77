package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeliveryLedgerTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final DeliveryLedger ledger = new DeliveryLedger(() -> now);

  @Test
  void startsWithNothing() {
    assertThat(ledger.facts()).isEqualTo(DeliveryFacts.NONE);
  }

  @Test
  void throughputIsThatOfTheLastFullSecond() {
    ledger.received(500);
    now = now.plusMillis(600);
    ledger.received(500);
    now = now.plusMillis(400);
    ledger.received(9000);

    assertThat(ledger.facts().throughput()).isEqualTo(1000);
    assertThat(ledger.facts().bytes()).isEqualTo(10_000);
    assertThat(ledger.facts().lastByteAt()).contains(now);
  }

  @Test
  void aSegmentIsLateWhenItTookLongerThanItLasts() {
    ledger.segment(4000, Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(ledger.facts().throughput()).isEqualTo(2000);
    assertThat(ledger.facts().lateSegments()).isZero();
    ledger.segment(4000, Duration.ofSeconds(8), Duration.ofSeconds(4));
    assertThat(ledger.facts().throughput()).isEqualTo(500);
    assertThat(ledger.facts().lateSegments()).isEqualTo(1);
  }

  @Test
  void remembersWhenThePlaylistLastMoved() {
    Instant moved = now;
    ledger.playlist(Duration.ofSeconds(6), true);
    now = now.plusSeconds(3);
    ledger.playlist(Duration.ofSeconds(6), false);

    assertThat(ledger.facts().playlistChangedAt()).contains(moved);
    assertThat(ledger.facts().targetDuration()).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void countsTheRest() {
    ledger.requested();
    ledger.requested();
    ledger.requestFailed();
    ledger.responded(503, Duration.ofMillis(20));
    ledger.skippedSegments(3);
    ledger.droppedDatagram();

    DeliveryFacts facts = ledger.facts();
    assertThat(facts.requests()).isEqualTo(2);
    assertThat(facts.failedRequests()).isEqualTo(1);
    assertThat(facts.lastStatus()).isEqualTo(503);
    assertThat(facts.timeToFirstByte()).isEqualTo(Duration.ofMillis(20));
    assertThat(facts.skippedSegments()).isEqualTo(3);
    assertThat(facts.droppedDatagrams()).isEqualTo(1);
  }
}
