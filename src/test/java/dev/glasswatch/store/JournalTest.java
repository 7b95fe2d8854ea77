package dev.glasswatch.store;

import static dev.glasswatch.store.Incidents.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.alert.HeldBack;
import dev.glasswatch.alert.HeldBack.HoldReason;
import dev.glasswatch.alert.Memo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBackByTheNextProcess() throws Exception {
    Round round = full();
    try (Journal journal = journal(1 << 20)) {
      journal.append(round);
      journal.append(round(opened("b").incident().id()));
    }
    try (Journal journal = journal(1 << 20)) {
      journal.rewind();
      List<Journal.Line> lines = journal.read(99);
      assertThat(lines).extracting(Journal.Line::number).containsExactly(1L, 2L);
      assertThat(lines.getFirst().round()).isEqualTo(round);
    }
  }

  /** Whatever a crash leaves of the last line, those before it count and the next one follows. */
  @Test
  void aLineThatACrashCutShortIsForgotten() throws Exception {
    try (Journal journal = journal(1 << 20)) {
      journal.append(round("a"));
      journal.append(round("b"));
    }
    byte[] whole = Files.readAllBytes(file());
    int first = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
    for (int length = first; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      try (Journal journal = journal(1 << 20)) {
        assertThat(journal.bytes()).isEqualTo(first);
        journal.append(round("c"));
        journal.rewind();
        assertThat(journal.read(99))
            .extracting(line -> line.round().told().getFirst().transition().incident().id())
            .containsExactly("a", "c");
      }
    }
  }

  @Test
  void damageElsewhereCostsWhatItHitsAndTheWholeIsKept() throws Exception {
    try (Journal journal = journal(1 << 20)) {
      journal.append(round("a"));
      journal.append(round("b"));
      journal.append(round("c"));
    }
    byte[] whole = Files.readAllBytes(file());
    whole[20] ^= 1;
    Files.write(file(), whole);
    try (Journal journal = journal(1 << 20)) {
      journal.rewind();
      assertThat(journal.read(99)).extracting(Journal.Line::number).containsExactly(2L, 3L);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(path -> path.toString().contains("damaged")))
          .singleElement()
          .satisfies(path -> assertThat(path).hasBinaryContent(whole));
    }
  }

  @Test
  void itNeverGetsLongerThanItMay() throws Exception {
    try (Journal journal = journal(2_000)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  journal.append(round("a"));
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessageContaining("full");
      assertThat(Files.size(file())).isBetween(1L, 2_000L);
    }
  }

  @Test
  void numbersGoOnAfterItWasCleared() throws Exception {
    try (Journal journal = journal(1 << 20)) {
      journal.append(round("a"));
      journal.clear();
      assertThat(journal.isEmpty()).isTrue();
      journal.append(round("b"));
      journal.rewind();
      assertThat(journal.read(99)).extracting(Journal.Line::number).containsExactly(2L);
    }
  }

  private static Round full() {
    var event = StoreContract.event(opened("a"));
    return new Round(
        List.of(StoreContract.told(1, opened("a"))),
        List.of(StoreContract.sent(2, event, "hook")),
        List.of(
            new Placed<>(3, new HeldBack(event, "night", HoldReason.SILENCED, "s", Incidents.T0))),
        List.of(new Memo("m", Optional.of("{}")), new Memo("n", Optional.empty())),
        List.of(
            new Settlement.Arrived("hook", "x:1", Optional.of(Incidents.T0)),
            new Settlement.Buried("hook", "x:2", DropReason.EXPIRED, Incidents.T0),
            new Settlement.Closed("log", DropReason.CHANNEL_GONE, "410", Incidents.T0),
            new Settlement.Reopened("log")));
  }

  private static Round round(String incident) {
    return new Round(
        List.of(StoreContract.told(1, opened(incident))),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private Path file() {
    return folder.resolve("journal");
  }

  private Journal journal(long most) throws IOException {
    return Journal.open(file(), most);
  }
}
