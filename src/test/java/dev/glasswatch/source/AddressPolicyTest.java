package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, LOOPBACK",
    "127.255.255.254, LOOPBACK",
    "0.0.0.0, UNSPECIFIED",
    "0.1.2.3, RESERVED",
    "10.0.0.1, PRIVATE",
    "172.16.0.1, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.168.1.1, PRIVATE",
    "100.64.0.1, SHARED",
    "169.254.1.1, LINK_LOCAL",
    "169.254.169.254, METADATA",
    "169.254.170.2, METADATA",
    "100.100.100.200, METADATA",
    "168.63.129.16, METADATA",
    "192.0.2.1, DOCUMENTATION",
    "198.18.0.1, DOCUMENTATION",
    "224.0.0.1, MULTICAST",
    "239.255.255.255, MULTICAST",
    "240.0.0.1, RESERVED",
    "255.255.255.255, BROADCAST",
    "::1, LOOPBACK",
    "::, UNSPECIFIED",
    "fe80::1, LINK_LOCAL",
    "fd00::1, PRIVATE",
    "fd00:ec2::254, METADATA",
    "ff02::1, MULTICAST",
    "2001:db8::1, DOCUMENTATION",
    "2001::1, RESERVED",
    "64:ff9b:1::1, RESERVED",
    "4000::1, RESERVED",
    "::ffff:10.0.0.1, PRIVATE",
    "::169.254.169.254, METADATA",
    "::ffff:0:127.0.0.1, LOOPBACK",
    "64:ff9b::127.0.0.1, LOOPBACK",
    "64:ff9b::a9fe:a9fe, METADATA",
    "2002:7f00:1::, LOOPBACK",
    "2002:a9fe:a9fe::1, METADATA",
    "::8.8.8.8, RESERVED",
  })
  void refusesByKind(String address, AddressKind kind) {
    assertThat(AddressPolicy.PUBLIC_ONLY.refusal(InetAddress.ofLiteral(address))).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "172.32.0.1",
        "100.128.0.1",
        "11.0.0.1",
        "2606:4700::1111",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1"
      })
  void letsThePublicInternetPass(String address) {
    assertThat(AddressPolicy.PUBLIC_ONLY.refusal(InetAddress.ofLiteral(address))).isEmpty();
  }

  @Test
  void opensOnlyTheRangeThatIsAllowed() {
    AddressPolicy policy = AddressPolicy.allowing("10.1.0.0/16", "fd12::/16");

    assertThat(policy.refusal(InetAddress.ofLiteral("10.1.2.3"))).isEmpty();
    assertThat(policy.refusal(InetAddress.ofLiteral("64:ff9b::10.1.2.3"))).isEmpty();
    assertThat(policy.refusal(InetAddress.ofLiteral("fd12::9"))).isEmpty();
    assertThat(policy.refusal(InetAddress.ofLiteral("10.2.0.1"))).contains(AddressKind.PRIVATE);
    assertThat(policy.refusal(InetAddress.ofLiteral("fd13::9"))).contains(AddressKind.PRIVATE);
  }

  @Test
  void judgesBytesThatJavaWouldNotMakeFromText() throws UnknownHostException {
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xFF;
    mapped[11] = (byte) 0xFF;
    mapped[12] = 127;
    mapped[15] = 1;

    assertThat(AddressPolicy.PUBLIC_ONLY.refusal(InetAddress.getByAddress(mapped)))
        .contains(AddressKind.LOOPBACK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0/8", "10/8", "::/129", "host", "10.0.0.0/-1"})
  void refusesARangeThatCannotBeRead(String cidr) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AddressRange.parse(cidr))
        .withMessage(
            "'" + cidr + "' is no network; write it like 10.0.0.0/8, 192.0.2.7 or fd00::/8.");
  }

  @Test
  void aRangeOfOneFamilySaysNothingOfTheOther() {
    assertThat(AddressRange.parse("0.0.0.0/0").contains(InetAddress.ofLiteral("fd00::1")))
        .isFalse();
    assertThat(AddressRange.parse("::/0").contains(InetAddress.ofLiteral("10.0.0.1"))).isFalse();
    assertThat(AddressRange.parse("10.9.8.7/8")).hasToString("10.9.8.7/8");
  }
}
