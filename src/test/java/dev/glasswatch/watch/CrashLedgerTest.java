package dev.glasswatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.watch.NativeWork.Desk;
import dev.glasswatch.watch.NativeWork.Doing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a process that crashed. */
class CrashLedgerTest {

  private static final long DEAD = 4711;
  private static final long NEXT = 4712;
  private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;
  private CrashReports reports = new CrashReports(List.of());

  @BeforeEach
  void reportsLieInTheFolder() {
    reports = new CrashReports(List.of(folder.resolve("hs_err_pid%p.log").toString()));
  }

  private CrashLedger open(long process) throws IOException {
    return open(process, BEGAN);
  }

  private CrashLedger open(long process, Instant now) throws IOException {
    return new CrashLedger(folder.resolve("crash.ledger"), reports, process, now);
  }

  private void crashed(String currentThread) throws IOException {
    Files.writeString(
        folder.resolve("hs_err_pid4711.log"),
        """
        #
        # A fatal error has been detected by the Java Runtime Environment:
        #
        #  SIGSEGV (0xb) at pc=0x00007f1, pid=4711, tid=4799

        ---------------  T H R E A D  ---------------

        Current thread (0x00007f2b3c0a1230):  %s

        """
            .formatted(currentThread));
  }

  @Test
  void theThreadThatCrashedTellsItsStream() throws Exception {
    CrashLedger ledger = open(DEAD);
    ledger.begin("news").does(Doing.DECODING);
    ledger.begin("film").does(Doing.DECODING);
    crashed("JavaThread \"convert-film\" daemon [_thread_in_native, id=4799, stack(0x0,0x1)]");

    assertThat(open(NEXT).suspects()).containsExactly("film");
  }

  @Test
  void elseAllAreSuspectThatWereInNativeCode() throws Exception {
    CrashLedger ledger = open(DEAD);
    ledger.begin("news").does(Doing.DECODING);
    ledger.begin("film").does(Doing.OPENING);
    Desk resting = ledger.begin("sport");
    resting.does(Doing.DECODING);
    resting.does(Doing.NOTHING);
    Desk gone = ledger.begin("shop");
    gone.does(Doing.DECODING);
    gone.close();
    crashed("<none>");

    assertThat(open(NEXT).suspects()).containsExactlyInAnyOrder("news", "film");
  }

  @Test
  void aProcessThatWasKilledProvesNothing() throws Exception {
    open(DEAD).begin("news").does(Doing.DECODING);

    assertThat(open(NEXT).suspects()).isEmpty();
  }

  @Test
  void anOlderReportIsOfAnotherProcessWithTheSameId() throws Exception {
    crashed("<none>");
    open(DEAD, Instant.now().plusSeconds(60)).begin("news").does(Doing.DECODING);

    assertThat(open(NEXT).suspects()).isEmpty();
  }

  @Test
  void whatWasReadIsForgotten() throws Exception {
    open(DEAD).begin("news").does(Doing.DECODING);
    crashed("<none>");

    assertThat(open(NEXT).suspects()).containsExactly("news");
    assertThat(open(DEAD).suspects()).isEmpty();
  }

  @Test
  void aFileThatIsNoLedgerIsBegunAnew() throws Exception {
    Files.writeString(folder.resolve("crash.ledger"), "not a ledger\n".repeat(9999));
    crashed("<none>");

    assertThat(open(NEXT).suspects()).isEmpty();
  }

  @Test
  void idsOfAnyAlphabetAndLengthFit() throws Exception {
    CrashLedger ledger = open(DEAD);
    ledger.begin("новости").does(Doing.DECODING);
    ledger.begin("x".repeat(300)).does(Doing.DECODING);
    crashed("<none>");

    assertThat(open(NEXT).suspects()).isEqualTo(Set.of("новости", "x".repeat(200)));
  }

  @Test
  void moreThreadsThanThereIsRoomForWorkUnnoted() throws Exception {
    CrashLedger ledger = open(DEAD);
    Desk first = ledger.begin("stream-0");
    for (int i = 1; i < CrashLedger.SLOTS; i++) {
      ledger.begin("stream-" + i);
    }
    assertThat(ledger.begin("one-too-many")).isSameAs(Desk.EMPTY);
    first.close();
    ledger.begin("fits").does(Doing.DECODING);
    crashed("<none>");

    assertThat(open(NEXT).suspects()).containsExactly("fits");
  }

  @Test
  void theJvmSaysWhereItsReportsLie() {
    List<String> patterns =
        CrashReports.likeThisProcess(List.of("-Xmx1g", "-XX:ErrorFile=/data/crash_%p.log"))
            .patterns();
    assertThat(patterns.getFirst()).isEqualTo("/data/crash_%p.log");
    assertThat(patterns).contains("hs_err_pid%p.log");
    assertThat(CrashReports.likeThisProcess(List.of()).patterns()).contains("hs_err_pid%p.log");
  }
}
