package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedUrlTest {
  @ParameterizedTest
  @CsvSource({
    "http://host/live/a.m3u8?token=s3cret#frag, http://host/live/a.m3u8",
    "https://user:s3cret@host:8443/a, https://host:8443/a",
    "https://user:s3@cret@host/a, https://host/a",
    "http://user:s3/cret@host/a, http://...",
    "http:user:s3cret@host/a, http:host/a",
    "http://[::1]:80/x?s3cret, http://[::1]:80/x",
    "udp://@239.1.1.1:1234?interface=eth0, udp://239.1.1.1:1234",
    "/media/a b?.ts, /media/a b?.ts",
    "./news@home.mp4, ./news@home.mp4",
    "/media/news@home.mp4, /media/news@home.mp4",
    "show:1.ts, show:1.ts",
    "https://host/live/a@b.m3u8, https://host/live/a@b.m3u8",
  })
  void printsWhereAndNothingElse(String url, String printed) {
    assertThat(RedactedUrl.of(url)).isEqualTo(printed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " http://U:P@127.0.0.1/x?Q",
        "1http://U:P@h/x?Q",
        "h://U:P@h/x?Q",
        "https ://U:P@h?Q",
        "http:U:P@h/x?Q",
        "HTTP:\\\\U:P@h/x?Q",
        "U:P@h/x?Q",
        "U@h/x?Q",
        "//U:P@h/x?Q",
        "http//U:P@cdn/x?Q",
        "http//cdn/x?Q",
        "http:/U:P@h?Q",
        "http://U:12/P@h/x?Q",
        "/folder/http:/U:P@h/x?Q",
        "file:///folder/http//U:P@h/x?Q",
        "\uFEFFhttp://U:P@h/x?Q",
      })
  void aSlipShowsNoSecret(String url) {
    assertThat(RedactedUrl.of(url)).doesNotContain("U", "P@", ":P", "Q");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1http://U:P@h/x?Q",
        "https ://U:P@h?Q",
        "live/http://U:P@h?Q",
        "http:U:P@h/x?Q",
        "HTTP:\\\\U:P@h/x?Q",
        "U:P@h/x?Q",
        "U@h/x?Q",
        "//U:P@h/x?Q",
        "http//U:P@cdn/x?Q",
        "http:/U:P@h?Q",
      })
  void aSlipIsNotTakenForAPath(String url) {
    SourceException refusal = SourceFixture.failure(() -> SourceSpec.of(url).check());
    assertThat(refusal.fault()).isEqualTo(SourceFault.MALFORMED);
    assertThat(refusal).message().doesNotContain("U:", "U@", "P@", "Q");
    assertThat(refusal).hasMessageContaining("is not a URL that can be read");
  }

  @Property
  void aSecretIsNeverPrinted(
      @ForAll @AlphaChars @StringLength(min = 8, max = 12) String secret, @ForAll String noise) {
    String url = "https://user:" + secret + "@host/live?key=" + secret + "&" + noise;

    assertThat(RedactedUrl.of(url)).doesNotContain(secret);
  }
}
