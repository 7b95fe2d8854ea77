package dev.glasswatch.alert.control;

/**
 * Compares text with a pattern in which an asterisk stands for any characters. Takes time in
 * proportion to the product of the lengths at worst: it goes back to the last asterisk only.
 */
final class Wildcard {

  private Wildcard() {}

  static boolean fits(String pattern, String text) {
    int inPattern = 0;
    int inText = 0;
    int lastStar = -1;
    int resumeAt = 0;
    while (inText < text.length()) {
      if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
        lastStar = inPattern++;
        resumeAt = inText;
      } else if (inPattern < pattern.length() && pattern.charAt(inPattern) == text.charAt(inText)) {
        inPattern++;
        inText++;
      } else if (lastStar >= 0) {
        inPattern = lastStar + 1;
        inText = ++resumeAt;
      } else {
        return false;
      }
    }
    return pattern.substring(inPattern).chars().allMatch(rest -> rest == '*');
  }
}
