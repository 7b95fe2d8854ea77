package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the spelling, nothing connects to an address that the policy forbids. */
@Timeout(30)
class AddressHookTest {
  private static final SourcePolicy ONE_ADDRESS =
      new SourcePolicy(AddressPolicy.allowing("127.0.0.2"), new FileAccess.Nowhere());

  private final RawServer forbidden = RawServer.silent();

  @AfterEach
  void close() throws IOException {
    forbidden.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "0x7f000001",
        "0177.0.0.1",
        "017700000001",
        "127.0.0.1.",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "0",
        "0.0.0.0",
        "[::]",
        "user@127.0.0.1",
        "127.0.0.2@127.0.0.1",
        "%31%32%37.0.0.1",
        "loopback.example",
        "\u2460\u2461\u2466.0.0.1"
      })
  void refusesEverySpelling(String host) {
    SourceException e = failure("http://" + host + ":" + forbidden.port() + "/a", toLoopback());

    assertThat(e.fault())
        .as(e.getMessage())
        .isIn(SourceFault.ADDRESS_FORBIDDEN, SourceFault.UNREACHABLE, SourceFault.MALFORMED);
    assertThat(forbidden.connections()).isZero();
  }

  @Test
  void saysWhichAddressAndHowToOpenIt() {
    SourceException e = failure("http://2130706433:" + forbidden.port() + "/a", toLoopback());

    assertThat(e.fault()).isEqualTo(SourceFault.ADDRESS_FORBIDDEN);
    assertThat(e)
        .hasMessage(
            "2130706433 leads to the loopback address 127.0.0.1, which is refused;"
                + " --allow-network 127.0.0.1 would open it.");
    assertThat(e.fault().retryable()).isFalse();
  }

  @Test
  void refusesARedirectToAForbiddenAddress() throws Exception {
    String answer =
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:%d/x\r\nContent-Length: 0\r\n\r\n"
            .formatted(forbidden.port());
    try (RawServer origin = RawServer.saying(answer, false)) {
      SourceException e =
          failure("http://origin.example:" + origin.port() + "/a", namesFor("127.0.0.2"));

      assertThat(e.fault()).isEqualTo(SourceFault.ADDRESS_FORBIDDEN);
      assertThat(origin.connections()).isEqualTo(1);
      assertThat(forbidden.connections()).isZero();
    }
  }

  @Test
  void connectsToTheAddressThatWasVettedThoughTheNameMovesOn() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HostResolver rebinding =
        name -> {
          String address = asked.getAndIncrement() == 0 ? "127.0.0.2" : "127.0.0.1";
          return new InetAddress[] {InetAddress.ofLiteral(address)};
        };
    try (RawServer origin = RawServer.saying("HTTP/1.1 503 Busy\r\n\r\n", false);
        Sources sources = SourceFixture.sources(ONE_ADDRESS, SourceFixture.LIMITS, rebinding)) {
      SourceSpec spec = SourceSpec.of("http://rebind.example:" + origin.port() + "/a");

      assertThat(failure(sources, spec).fault()).isEqualTo(SourceFault.HTTP_ERROR);
      assertThat(failure(sources, spec).fault()).isEqualTo(SourceFault.ADDRESS_FORBIDDEN);
      assertThat(origin.connections()).isEqualTo(1);
    }
  }

  @Test
  void usesTheAllowedAddressesOfANameThatHasBoth() throws Exception {
    HostResolver both =
        name ->
            new InetAddress[] {
              InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("127.0.0.2")
            };
    try (RawServer origin = RawServer.saying("HTTP/1.1 503 Busy\r\n\r\n", false)) {
      SourceException e = failure("http://both.example:" + origin.port() + "/a", both);

      assertThat(e.fault()).isEqualTo(SourceFault.HTTP_ERROR);
      assertThat(forbidden.connections()).isZero();
    }
  }

  private static HostResolver toLoopback() {
    return namesFor("127.0.0.1");
  }

  private static HostResolver namesFor(String address) {
    return name -> {
      if (!name.endsWith(".example")) {
        throw new UnknownHostException(name);
      }
      return new InetAddress[] {InetAddress.ofLiteral(address)};
    };
  }

  private static SourceException failure(String url, HostResolver resolver) {
    try (Sources sources = SourceFixture.sources(ONE_ADDRESS, SourceFixture.LIMITS, resolver)) {
      return failure(sources, SourceSpec.of(url));
    }
  }

  private static SourceException failure(Sources sources, SourceSpec spec) {
    return SourceFixture.failure(
        () -> {
          try (Source source = sources.create(spec)) {
            source.open();
          }
        });
  }
}
