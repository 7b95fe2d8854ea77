package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    "news@home.mp4, news@home.mp4",
  })
  void printsWhereAndNothingElse(String url, String printed) {
    assertThat(RedactedUrl.of(url)).isEqualTo(printed);
  }

  @Property
  void aSecretIsNeverPrinted(
      @ForAll @AlphaChars @StringLength(min = 8, max = 12) String secret, @ForAll String noise) {
    String url = "https://user:" + secret + "@host/live?key=" + secret + "&" + noise;

    assertThat(RedactedUrl.of(url)).doesNotContain(secret);
  }
}
