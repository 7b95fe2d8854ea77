package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpClientOnDemandTest {

  private final AtomicInteger trustStoresRead = new AtomicInteger();
  private final BoundedResolver names =
      new BoundedResolver(HostResolver.SYSTEM, SourceLimits.DEFAULT.deadlines().connect());
  private final HttpClientOnDemand client =
      new HttpClientOnDemand(
          SourceLimits.DEFAULT,
          new VettingDns(names, AddressPolicy.allowing()),
          this::readTrustStore);

  private SSLContext readTrustStore() {
    trustStoresRead.incrementAndGet();
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() {
    client.close();
    names.close();
  }

  @Test
  void nothingIsReadBeforeAnythingIsFetched() {
    assertThat(trustStoresRead).hasValue(0);
    client.close();
    assertThat(trustStoresRead).hasValue(0);
  }

  @Test
  void isMadeOnce() throws IOException {
    assertThat(client.get()).isSameAs(client.get());
    assertThat(trustStoresRead).hasValue(1);
  }

  @Test
  void isNotMadeAgainAfterItWasClosed() {
    client.close();
    assertThatThrownBy(client::get).isInstanceOf(IOException.class).hasMessageContaining("closed");
    assertThat(trustStoresRead).hasValue(0);
  }
}
