package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlsTest {
  private static final URI BASE = URI.create("http://host/a/b/list.m3u8?token=1");

  /** RFC 3986, section 5.4, and what playlists hold besides. */
  @ParameterizedTest
  @CsvSource({
    "s.ts, http://host/a/b/s.ts",
    "./s.ts, http://host/a/b/s.ts",
    "../s.ts, http://host/a/s.ts",
    "/s.ts, http://host/s.ts",
    "//cdn/s.ts, http://cdn/s.ts",
    "?part=2, http://host/a/b/list.m3u8?part=2",
    "s.ts?x=a|b c, http://host/a/b/s.ts?x=a%7Cb%20c",
    "s.ts#t=1, http://host/a/b/s.ts",
    "../../../../s.ts, http://host/s.ts",
    "s[1].ts, http://host/a/b/s%5B1%5D.ts",
    "100%.ts, http://host/a/b/100%25.ts",
    "a%20b.ts, http://host/a/b/a%20b.ts",
    "ü.ts, http://host/a/b/%C3%BC.ts",
    "https://cdn:8443/x, https://cdn:8443/x",
    "http://cdn, http://cdn/",
  })
  void resolves(String reference, String target) throws SourceException {
    assertThat(Urls.resolve(BASE, reference)).hasToString(target);
  }

  @Example
  void aBaseWithoutAPathIsARoot() throws SourceException {
    assertThat(Urls.resolve(Urls.parse("http://host"), "s.ts")).hasToString("http://host/s.ts");
  }

  @Property
  void anyTextGivesAUrlOrASourceException(@ForAll String text) {
    try {
      assertThat(Urls.resolve(BASE, text)).isNotNull();
    } catch (SourceException e) {
      assertThat(e.fault()).isEqualTo(SourceFault.MALFORMED);
      assertThat(e.getCause()).isNull();
    }
  }
}
