package dev.glasswatch.alert.control;

import dev.glasswatch.detect.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A condition on one field of an incident, such as {@code defect=freeze|black}, {@code
 * labels.cdn!=a}, {@code stream=news-*} or {@code severity>=major}. Alternatives stand between
 * bars, an asterisk stands for any characters. There are no regular expressions: one that
 * backtracks for minutes would hold up every alert.
 *
 * @param field {@code stream}, {@code track}, {@code defect}, {@code severity}, {@code reason} or
 *     {@code labels.NAME}
 * @param operator how to compare
 * @param value what to compare with
 */
public record Matcher(String field, Operator operator, String value) {

  /** How a field is compared. */
  public enum Operator {
    /** One of the alternatives fits. */
    IS("="),
    /** None of the alternatives fits; so it is with a label that the stream does not have. */
    IS_NOT("!="),
    /** At least as severe. */
    AT_LEAST(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    private static Operator of(String sign) {
      return Arrays.stream(values())
          .filter(each -> each.sign.equals(sign))
          .findFirst()
          .orElseThrow();
    }
  }

  private static final int LONGEST = 400;
  private static final Pattern FORM = Pattern.compile("([^=!>]+)(=|!=|>=)(.*)", Pattern.DOTALL);

  /** Rejects what could never be compared. */
  public Matcher {
    if (!Traits.isField(field)) {
      throw new IllegalArgumentException(
          "\"%s\" is nothing to match by; there are stream, track, defect, severity, reason and labels.NAME"
              .formatted(field));
    }
    if (operator == Operator.AT_LEAST && (!field.equals("severity") || severity(value).isEmpty())) {
      throw new IllegalArgumentException(
          ">= goes with severity only, such as severity>=major; there are minor, major and"
              + " critical");
    }
  }

  /**
   * Reads a condition as people write it.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong with it
   */
  public static Matcher parse(String text) {
    java.util.regex.Matcher form = FORM.matcher(text);
    if (text.length() > LONGEST || !form.matches()) {
      throw new IllegalArgumentException(
          "A matcher is written like defect=freeze|black, labels.cdn!=a, stream=news-* or"
              + " severity>=major, in at most %d characters".formatted(LONGEST));
    }
    return new Matcher(form.group(1).strip(), Operator.of(form.group(2)), form.group(3).strip());
  }

  /** Whether an incident with these traits fulfils it. */
  public boolean matches(Traits traits) {
    return switch (operator) {
      case IS -> fits(traits);
      case IS_NOT -> !fits(traits);
      case AT_LEAST -> traits.severity().compareTo(severity(value).orElseThrow()) >= 0;
    };
  }

  /** Whether all of these are fulfilled. */
  static boolean all(List<Matcher> matchers, Traits traits) {
    return matchers.stream().allMatch(matcher -> matcher.matches(traits));
  }

  private boolean fits(Traits traits) {
    String actual = traits.field(field);
    return Arrays.stream(value.split("\\|", -1)).anyMatch(each -> Wildcard.fits(each, actual));
  }

  private static Optional<Severity> severity(String label) {
    return Arrays.stream(Severity.values()).filter(each -> each.label().equals(label)).findFirst();
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return field + operator.sign + value;
  }
}
