package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AddressSpellingTest {
  private record Spelled(byte[] bytes, String text) {}

  private static final VettingDns DNS =
      new VettingDns(
          new BoundedResolver(
              name -> {
                throw new AssertionError("asked for " + name);
              },
              SourceFixture.QUICK.connect()),
          AddressPolicy.PUBLIC_ONLY);

  @Property
  void everySpellingOfAnIpv4AddressMeansThatAddress(@ForAll("spelled") Spelled spelled)
      throws UnknownHostException {
    assertThat(HostLiteral.parse(spelled.text()).orElseThrow().getAddress())
        .isEqualTo(spelled.bytes());
  }

  @Property
  void everySpellingOfAForbiddenAddressIsRefused(@ForAll("spelledLoopback") Spelled spelled) {
    assertThatExceptionOfType(VettingDns.ForbiddenAddressException.class)
        .isThrownBy(() -> DNS.resolve(spelled.text()))
        .withMessageContaining("loopback");
  }

  @Property
  void everyCarrierOfAForbiddenAddressIsRefused(@ForAll("loopback") byte[] v4)
      throws UnknownHostException {
    String hex = "%02x%02x:%02x%02x".formatted(v4[0], v4[1], v4[2], v4[3]);
    for (String text :
        new String[] {"::ffff:" + hex, "::" + hex, "64:ff9b::" + hex, "2002:" + hex + "::1"}) {
      InetAddress carrier = HostLiteral.parse(text).orElseThrow();
      assertThat(AddressPolicy.PUBLIC_ONLY.refusal(carrier)).as(text).isPresent();
    }
  }

  @Property
  void theVerdictOnAnAddressIsThatOfJavaForTheKindsThatJavaKnows(@ForAll int bits)
      throws UnknownHostException {
    byte[] bytes = {(byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits};
    InetAddress address = InetAddress.getByAddress(bytes);
    boolean special =
        address.isLoopbackAddress()
            || address.isSiteLocalAddress()
            || address.isLinkLocalAddress()
            || address.isMulticastAddress()
            || address.isAnyLocalAddress();
    if (special) {
      assertThat(AddressPolicy.PUBLIC_ONLY.refusal(address)).isPresent();
    }
  }

  @Example
  void namesAreNoLiterals() throws UnknownHostException {
    for (String name : new String[] {"example.com", "1.2.3.4.example", "cafe", "0x7f.example"}) {
      assertThat(HostLiteral.parse(name)).as(name).isEmpty();
    }
  }

  @Example
  void whatEndsInANumberYetIsNoAddressIsRefused() {
    for (String text :
        new String[] {"256.1.1.1", "1.2.3.4.5", "09.1", "1.2.3.0x1FF", "a.1", "1..2"}) {
      assertThatExceptionOfType(UnknownHostException.class)
          .as(text)
          .isThrownBy(() -> HostLiteral.parse(text));
    }
  }

  @Provide
  Arbitrary<Spelled> spelled() {
    return Arbitraries.integers().flatMap(AddressSpellingTest::spell);
  }

  @Provide
  Arbitrary<Spelled> spelledLoopback() {
    return Arbitraries.integers()
        .between(0x7F000000, 0x7FFFFFFF)
        .flatMap(AddressSpellingTest::spell);
  }

  @Provide
  Arbitrary<byte[]> loopback() {
    return Arbitraries.integers().between(0x7F000000, 0x7FFFFFFF).map(AddressSpellingTest::bytes);
  }

  private static Arbitrary<Spelled> spell(int address) {
    Arbitrary<Integer> parts = Arbitraries.integers().between(1, 4);
    Arbitrary<Integer> styles = Arbitraries.integers().between(0, 255);
    Arbitrary<Boolean> dots = Arbitraries.of(true, false);
    return Combinators.combine(parts, styles, dots)
        .as((count, style, dot) -> new Spelled(bytes(address), text(address, count, style, dot)));
  }

  private static String text(int address, int count, int style, boolean trailingDot) {
    StringBuilder text = new StringBuilder();
    long rest = Integer.toUnsignedLong(address);
    for (int i = 0; i < count - 1; i++) {
      text.append(number(rest >> 24 & 0xFF, style >> 2 * i & 3)).append('.');
      rest = rest << 8 & 0xFFFFFFFFL;
    }
    rest >>= 8 * (count - 1);
    text.append(number(rest, style >> 2 * (count - 1) & 3));
    return trailingDot ? text.append('.').toString() : text.toString();
  }

  private static String number(long value, int style) {
    return switch (style) {
      case 0 -> Long.toString(value);
      case 1 -> "0x" + Long.toHexString(value);
      case 2 -> "0X00" + Long.toHexString(value).toUpperCase(Locale.ROOT);
      default -> "0" + Long.toOctalString(value);
    };
  }

  private static byte[] bytes(int address) {
    return new byte[] {
      (byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address
    };
  }
}
