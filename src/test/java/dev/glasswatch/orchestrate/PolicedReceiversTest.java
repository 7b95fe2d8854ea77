package dev.glasswatch.orchestrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.alert.ForbiddenAddressException;
import dev.glasswatch.source.AddressPolicy;
import dev.glasswatch.source.HostResolver;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicedReceiversTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "::1",
        "::ffff:127.0.0.1",
        "224.0.0.1"
      })
  void addressesThatStreamsMayNotReachAreClosedToAlertsToo(String address) {
    PolicedReceivers receivers = new PolicedReceivers(AddressPolicy.PUBLIC_ONLY, resolver(address));
    assertThatThrownBy(() -> receivers.of("hook.example"))
        .isInstanceOf(ForbiddenAddressException.class)
        .hasMessageContaining("hook.example")
        .hasMessageContaining("--allow-network");
  }

  @Test
  void ofSeveralAddressesOnlyTheAllowedOnesAreUsed() throws Exception {
    PolicedReceivers receivers =
        new PolicedReceivers(AddressPolicy.PUBLIC_ONLY, resolver("10.0.0.1", "93.184.216.34"));
    assertThat(receivers.of("hook.example"))
        .containsExactly(InetAddress.ofLiteral("93.184.216.34"));
  }

  @Test
  void aNetworkThatIsOpenedIsOpenToAlertsToo() throws Exception {
    PolicedReceivers receivers =
        new PolicedReceivers(AddressPolicy.allowing("10.0.0.0/8"), resolver("10.0.0.1"));
    assertThat(receivers.of("hook.example")).hasSize(1);
  }

  private static HostResolver resolver(String... addresses) {
    return name -> {
      InetAddress[] answer = new InetAddress[addresses.length];
      for (int i = 0; i < addresses.length; i++) {
        answer[i] = InetAddress.ofLiteral(addresses[i]);
      }
      return answer;
    };
  }
}
