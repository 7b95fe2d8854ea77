package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate for 127.0.0.1 that only those trust who are told to. */
@Timeout(60)
class TlsTest {
  private static final byte[] CONTENT = SourceFixture.noise(100_000, 11);
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final AtomicInteger SERVED = new AtomicInteger();

  private static SSLContext trusting;
  private static HttpsServer server;

  @BeforeAll
  static void serve(@TempDir Path folder) throws Exception {
    KeyStore keys = selfSigned(folder.resolve("keys.p12"));
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(keys);
    trusting = SSLContext.getInstance("TLS");
    trusting.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(trusting));
    server.createContext(
        "/a.ts",
        exchange -> {
          SERVED.incrementAndGet();
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void close() {
    server.stop(0);
  }

  @Test
  void readsWhereTheCertificateIsTrustedAndNamesTheHost() throws Exception {
    assertThat(read("127.0.0.1", trusting)).isEqualTo(CONTENT);
  }

  @Test
  void refusesACertificateThatNobodyTrusted() throws Exception {
    assertRefused("127.0.0.1", SSLContext.getDefault());
  }

  @Test
  void refusesATrustedCertificateForAnotherHost() {
    assertRefused("other.example", trusting);
  }

  private static void assertRefused(String host, SSLContext tls) {
    int served = SERVED.get();
    SourceException e = SourceFixture.failure(() -> read(host, tls));

    assertThat(e.fault()).isEqualTo(SourceFault.TLS_ERROR);
    assertThat(e).hasMessageContaining("check its certificate and its host name");
    assertThat(SERVED).hasValue(served);
  }

  private static byte[] read(String host, SSLContext tls) throws SourceException {
    HostResolver resolver = name -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
    String url = "https://" + host + ":" + server.getAddress().getPort() + "/a.ts";
    try (Sources sources =
            new Sources(
                SourceFixture.LOOPBACK,
                SourceFixture.LIMITS,
                InstantSource.system(),
                resolver,
                tls);
        Source source = sources.create(SourceSpec.of(url))) {
      return SourceFixture.readAll(source);
    }
  }

  private static KeyStore selfSigned(Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "origin",
                "-keyalg",
                "EC",
                "-dname",
                "CN=origin",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    // A key entry is no trust anchor: the certificate goes in once more as one.
    store.setCertificateEntry("trusted", store.getCertificate("origin"));
    return store;
  }
}
