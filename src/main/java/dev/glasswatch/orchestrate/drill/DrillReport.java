package dev.glasswatch.orchestrate.drill;

/**
 * What became of the alerts of a drill.
 *
 * @param kills how often the process was killed
 * @param incidents incidents that were kept
 * @param transitions transitions that were kept; each has an alert
 * @param arrivals webhooks that arrived, repeats included
 * @param repeats webhooks that had arrived before, with the same id and the same bytes
 * @param lost alerts of kept transitions that never arrived
 * @param unkept alerts that arrived of transitions that were not kept
 * @param changed repeats whose bytes differ from the first
 * @param disordered alerts that arrived for the first time after a later one of their incident
 * @param unended incidents without exactly one opening, first, and one end, last
 * @param gaps incidents whose transitions are not numbered from 1 without gaps
 */
public record DrillReport(
    int kills,
    int incidents,
    int transitions,
    int arrivals,
    int repeats,
    int lost,
    int unkept,
    int changed,
    int disordered,
    int unended,
    int gaps) {

  /** Whether nothing went wrong, and there was enough that could have. */
  public boolean passed() {
    return transitions > 0
        && lost == 0
        && unkept == 0
        && changed == 0
        && disordered == 0
        && unended == 0
        && gaps == 0;
  }
}
