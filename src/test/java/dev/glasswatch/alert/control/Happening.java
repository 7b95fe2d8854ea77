package dev.glasswatch.alert.control;

import dev.glasswatch.detect.Severity;
import java.time.Duration;
import java.util.List;

/** Something that happens to a control in a property test. */
sealed interface Happening {

  void to(ControlBench bench);

  /** One of five incidents goes its way: the how-manieth step is chosen by a number. */
  record Moves(int incident, int how) implements Happening {
    private static final List<String> DEFECTS =
        List.of("freeze", "no_signal", "silence", "black", "unwatched");

    @Override
    public void to(ControlBench bench) {
      String id = bench.ids.getOrDefault(incident, "");
      if (!bench.play.isOpen(id)) {
        open(bench);
        return;
      }
      switch (how) {
        case 0, 1 -> bench.tell(bench.play.resolve(id, bench.now()));
        case 2 -> bench.tell(bench.play.escalate(id, bench.now()));
        case 3 -> bench.tell(bench.play.imply(id, "other", bench.now()));
        case 4 -> bench.tell(bench.play.noLongerImplied(id, bench.now()));
        case 5 -> bench.tell(bench.play.acknowledge(id, bench.now()));
        case 6 -> bench.tell(bench.play.remind(id, bench.now()));
        default -> bench.tell(bench.play.update(id, bench.now()));
      }
    }

    private void open(ControlBench bench) {
      String id = "i" + incident + "-" + bench.events.size();
      bench.ids.put(incident, id);
      String stream = "s" + incident;
      bench.tell(
          how == 3
              ? bench.play.openImplied(id, stream, DEFECTS.get(incident), "other", bench.now())
              : bench.play.open(id, stream, DEFECTS.get(incident), Severity.MAJOR, bench.now()));
    }
  }

  /** Time passes. */
  record Passes(Duration time) implements Happening {
    @Override
    public void to(ControlBench bench) {
      bench.pass(time);
    }
  }

  /** Somebody silences one stream for a while, or lifts all silences. */
  record Silences(int stream, int minutes) implements Happening {
    @Override
    public void to(ControlBench bench) {
      AlertRules rules = bench.rules();
      bench.rules(
          minutes == 0
              ? Rules.with(rules, new Silence[0])
              : Rules.with(
                  rules,
                  new Silence(
                      "s",
                      Rules.matchers("stream=s" + stream),
                      bench.now(),
                      bench.now().plus(Duration.ofMinutes(minutes)),
                      "joe",
                      "")));
    }
  }
}
