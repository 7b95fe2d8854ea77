package dev.glasswatch.alert.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.detect.Severity;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherTest {

  private static final Traits TRAITS =
      new Traits(
          "news-1", "v:0", "freeze", Severity.MAJOR, "picture_repeats", Map.of("cdn", "akamai"));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "stream=news-1;true",
        "stream=news-*;true",
        "stream=*1;true",
        "stream=n*s-*;true",
        "stream=news;false",
        "defect=black|freeze;true",
        "defect!=black|freeze;false",
        "labels.cdn=akamai;true",
        "labels.cdn = akamai ;true",
        "labels.tier=gold;false",
        "labels.tier!=gold;true",
        "labels.tier=;true",
        "severity=major;true",
        "severity>=minor;true",
        "severity>=major;true",
        "severity>=critical;false",
        "track=v:*;true",
        "reason!=black_level;true",
      })
  void matches(String text, boolean expected) {
    assertThat(Matcher.parse(text).matches(TRAITS)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "freeze", "cdn=a", "labels.=a", "stream>=major", "severity>=bad", "=a"})
  void refusesWhatCouldNeverMatch(String text) {
    assertThatThrownBy(() -> Matcher.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void wildcardsAgreeWithRegularExpressions(
      @ForAll @Chars({'a', 'b', '*'}) @StringLength(max = 8) String pattern,
      @ForAll @Chars({'a', 'b'}) @StringLength(max = 10) String text) {
    assertThat(Wildcard.fits(pattern, text)).isEqualTo(text.matches(pattern.replace("*", ".*")));
  }
}
