package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UdpSourceTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress GROUP = InetAddress.ofLiteral("239.255.77.1");
  private static final byte[] CONTENT = SourceFixture.noise(1316 * 40, 6);

  private final SourcePolicy policy =
      new SourcePolicy(
          AddressPolicy.allowing("127.0.0.1", "239.255.77.0/24"), new FileAccess.Nowhere());
  private final Sources sources =
      SourceFixture.sources(policy, SourceFixture.LIMITS, HostResolver.SYSTEM);

  @AfterEach
  void close() {
    sources.close();
  }

  @Test
  void receivesWhatIsSentToThisMachine() throws Exception {
    int port = freePort();

    try (Source source = sources.create("news", SourceSpec.of("udp://@:" + port));
        DatagramChannel sender = sender(LOOPBACK)) {
      Input input = source.open().getFirst();
      assertThat(source.live()).isTrue();
      assertThat(input.ready()).isFalse();
      Run run = input.next().orElseThrow();
      send(sender, new InetSocketAddress(LOOPBACK, port), 40);

      assertThat(run.format()).contains("mpegts");
      assertThat(SourceFixture.read(run, CONTENT.length)).isEqualTo(CONTENT);
      assertThat(source.delivery().droppedDatagrams()).isZero();
      assertThat(source.delivery().bytes()).isEqualTo(CONTENT.length);
    }
  }

  @Test
  void dropsAndCountsWhatNobodyReads() throws Exception {
    int port = freePort();
    int rounds = 10;

    try (Source source = sources.create("news", SourceSpec.of("udp://127.0.0.1:" + port));
        DatagramChannel sender = sender(LOOPBACK)) {
      Run run = source.open().getFirst().next().orElseThrow();
      for (int round = 1; round <= rounds; round++) {
        long bytes = (long) round * CONTENT.length;
        send(sender, new InetSocketAddress(LOOPBACK, port), 40);
        await().until(() -> source.delivery().bytes() == bytes);
      }

      long kept = SourceFixture.SMALL.datagramBuffer() / 1316;
      assertThat(source.delivery().droppedDatagrams()).isEqualTo(rounds * 40 - kept);
      // What is kept is whole datagrams, in order.
      byte[] head = SourceFixture.read(run, 1316 * 40);
      assertThat(head).isEqualTo(CONTENT);
    }
  }

  @Test
  void listensToAllowedSendersOnly() throws Exception {
    int port = freePort();

    try (Source source = sources.create("news", SourceSpec.of("udp://0.0.0.0:" + port));
        DatagramChannel stranger = sender(InetAddress.ofLiteral("127.0.0.9"))) {
      Run run = source.open().getFirst().next().orElseThrow();
      send(stranger, new InetSocketAddress(LOOPBACK, port), 3);

      SourceException e = SourceFixture.failure(() -> SourceFixture.read(run, 1));

      assertThat(e.fault()).isEqualTo(SourceFault.STALLED);
      assertThat(e)
          .hasMessageContaining(
              "A sender leads to the loopback address 127.0.0.9, which is refused");
      assertThat(source.delivery().bytes()).isZero();
    }
  }

  @Test
  void listensToTheSourceThatWasNamed() throws Exception {
    int port = freePort();
    SourcePolicy both =
        new SourcePolicy(AddressPolicy.allowing("127.0.0.0/8"), new FileAccess.Nowhere());

    try (Sources open = SourceFixture.sources(both, SourceFixture.LIMITS, HostResolver.SYSTEM);
        Source source = open.create("news", SourceSpec.of("udp://127.0.0.1@127.0.0.1:" + port));
        DatagramChannel other = sender(InetAddress.ofLiteral("127.0.0.9"));
        DatagramChannel sender = sender(LOOPBACK)) {
      Run run = source.open().getFirst().next().orElseThrow();
      send(other, new InetSocketAddress(LOOPBACK, port), 5);
      send(sender, new InetSocketAddress(LOOPBACK, port), 40);

      assertThat(SourceFixture.read(run, CONTENT.length)).isEqualTo(CONTENT);
    }
  }

  @Test
  void receivesAGroup() throws Exception {
    NetworkInterface loopback = NetworkInterface.getByInetAddress(LOOPBACK);
    assumeTrue(multicastWorks(loopback), "no multicast on " + loopback.getName());
    int port = freePort();
    for (String url :
        new String[] {
          "udp://@" + GROUP.getHostAddress() + ":" + port + "?interface=" + loopback.getName(),
          "udp://@" + GROUP.getHostAddress() + ":" + port + "?localaddr=127.0.0.1&source=127.0.0.1",
        }) {
      try (Source source = sources.create("news", SourceSpec.of(url));
          DatagramChannel sender = sender(LOOPBACK)) {
        sender.setOption(StandardSocketOptions.IP_MULTICAST_IF, loopback);
        Run run = source.open().getFirst().next().orElseThrow();
        send(sender, new InetSocketAddress(GROUP, port), 40);

        assertThat(SourceFixture.read(run, CONTENT.length)).as(url).isEqualTo(CONTENT);
      }
    }
  }

  @Test
  void refusesGroupsSendersAndAddressesThatThePolicyForbids() throws IOException {
    int port = freePort();
    assertFault("udp://@239.1.1.1:" + port, SourceFault.ADDRESS_FORBIDDEN, "multicast");
    assertFault("udp://@127.0.0.7:" + port, SourceFault.ADDRESS_FORBIDDEN, "loopback");
    assertFault(
        "udp://@239.255.77.1:" + port + "?source=10.0.0.1",
        SourceFault.ADDRESS_FORBIDDEN,
        "private");
  }

  @Test
  void saysWhatIsWrongWithAUrl() throws IOException {
    int port = freePort();
    assertFault("udp://@239.1.1.1", SourceFault.MALFORMED, "names no port");
    assertFault("udp://@:99999", SourceFault.MALFORMED, "names no port");
    assertFault("udp://@:" + port + "?colour=red", SourceFault.UNSUPPORTED, "'colour'");
    assertFault("udp://@:" + port + "?interface=lo", SourceFault.UNSUPPORTED, "multicast group");
    assertFault(
        "udp://@239.255.77.1:" + port + "?interface=none9", SourceFault.UNREACHABLE, "'none9'");
    try (DatagramChannel taken = DatagramChannel.open()) {
      taken.bind(new InetSocketAddress(LOOPBACK, port));
      assertFault("udp://127.0.0.1:" + port, SourceFault.UNREACHABLE, "it is taken");
    }
  }

  @Test
  void readsAddressesAsOtherProgramsWriteThem() throws Exception {
    assertThat(UdpAddress.of(URI.create("udp://@[ff02::1]:1234?pkt_size=1316&interface=eth0")))
        .isEqualTo(
            new UdpAddress(Optional.of("ff02::1"), 1234, Optional.of("eth0"), Optional.empty()));
    assertThat(UdpAddress.of(URI.create("udp://10.0.0.1@239.1.1.1:5000")))
        .isEqualTo(
            new UdpAddress(
                Optional.of("239.1.1.1"), 5000, Optional.empty(), Optional.of("10.0.0.1")));
    assertThat(UdpAddress.of(URI.create("udp://:5000")).host()).isEmpty();
  }

  @Test
  void stopFreesTheReaderAndThePort() throws Exception {
    int port = freePort();
    SourceSpec spec = SourceSpec.of("udp://127.0.0.1:" + port);
    Source source = sources.create("news", spec);
    Run run = source.open().getFirst().next().orElseThrow();
    FutureTask<byte[]> reading = new FutureTask<>(() -> SourceFixture.read(run, 1));
    Thread reader = Thread.ofPlatform().daemon().name("reader").start(reading);
    await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);

    source.stop();

    reader.join(Duration.ofSeconds(2));
    assertThat(((SourceException) reading.exceptionNow()).fault()).isEqualTo(SourceFault.STOPPED);
    await()
        .untilAsserted(
            () -> {
              try (Source again = sources.create("news", spec)) {
                again.open();
              }
            });
  }

  private void assertFault(String url, SourceFault fault, String sentence) {
    SourceException e =
        SourceFixture.failure(
            () -> {
              try (Source source = sources.create("news", SourceSpec.of(url))) {
                source.open();
              }
            });
    assertThat(e.fault()).as(url).isEqualTo(fault);
    assertThat(e).hasMessageContaining(sentence);
  }

  private static DatagramChannel sender(InetAddress from) throws IOException {
    DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
    channel.bind(new InetSocketAddress(from, 0));
    return channel;
  }

  private static void send(DatagramChannel sender, InetSocketAddress to, int datagrams)
      throws IOException {
    for (int i = 0; i < datagrams; i++) {
      sender.send(ByteBuffer.wrap(CONTENT, i * 1316, 1316), to);
    }
  }

  private static int freePort() throws IOException {
    try (DatagramChannel probe = sender(LOOPBACK)) {
      return ((InetSocketAddress) probe.getLocalAddress()).getPort();
    }
  }

  /** Whether a datagram sent to the group on this interface comes back. */
  private static boolean multicastWorks(NetworkInterface on) {
    try (DatagramChannel listener = DatagramChannel.open(StandardProtocolFamily.INET);
        DatagramChannel sender = sender(LOOPBACK)) {
      listener.bind(new InetSocketAddress(GROUP, 0));
      listener.join(GROUP, on);
      listener.configureBlocking(false);
      sender.setOption(StandardSocketOptions.IP_MULTICAST_IF, on);
      int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
      sender.send(ByteBuffer.allocate(4), new InetSocketAddress(GROUP, port));
      await()
          .atMost(Duration.ofSeconds(2))
          .until(() -> listener.receive(ByteBuffer.allocate(8)) != null);
      return true;
    } catch (IOException | ConditionTimeoutException e) {
      return false;
    }
  }
}
