package dev.glasswatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrikesTest {

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-23T04:05:00Z");

  private Strikes open() throws Exception {
    return new Strikes(folder.resolve("strikes.tsv"), () -> now);
  }

  @Test
  void twoStrikesAndItIsLeftAloneInEveryProcessThatFollows() throws Exception {
    open().strike(Set.of("news", "film"));
    assertThat(open().quarantined("news")).isZero();
    open().strike(Set.of("news"));

    assertThat(open().quarantined("news")).isEqualTo(2);
    assertThat(open().quarantined("film")).isZero();
    assertThat(open().quarantined("unknown")).isZero();
  }

  @Test
  void aSingleStrikeIsForgottenAfterADay() throws Exception {
    open().strike(Set.of("news"));
    now = now.plus(Strikes.REMEMBERED).plus(Duration.ofMillis(1));
    open().strike(Set.of("news"));
    assertThat(open().quarantined("news")).isZero();
    now = now.plus(Strikes.REMEMBERED);
    open().strike(Set.of("news"));
    assertThat(open().quarantined("news")).isEqualTo(2);
  }

  @Test
  void quarantineLastsUntilItIsForgiven() throws Exception {
    open().strike(Set.of("news"));
    open().strike(Set.of("news"));
    now = now.plus(Duration.ofDays(365));
    open().strike(Set.of("film"));
    assertThat(open().quarantined("news")).isEqualTo(2);
    open().forgive("news");

    assertThat(open().quarantined("news")).isZero();
    open().strike(Set.of("news"));
    assertThat(open().quarantined("news")).isZero();
  }

  @Test
  void linesThatMakeNoSenseAreLeftOut() throws Exception {
    open().strike(Set.of("with\ttab"));
    open().strike(Set.of("with\ttab"));
    Path file = folder.resolve("strikes.tsv");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.addAll(List.of("", "two\tnever\tnews", "x\t2026-11-23T04:05:00Z\tnews", "2"));
    Files.write(file, lines);

    assertThat(open().quarantined("with\ttab")).isEqualTo(2);
    assertThat(open().quarantined("news")).isZero();
  }
}
