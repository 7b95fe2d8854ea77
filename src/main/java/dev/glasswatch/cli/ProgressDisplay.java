package dev.glasswatch.cli;

import dev.glasswatch.evaluate.Progress;
import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress on standard error: a bar on a terminal, else one line at the start of each task. Used
 * from one thread.
 */
final class ProgressDisplay implements Progress, AutoCloseable {

  private static final int UPDATE_MILLIS = 200;

  private final PrintStream errors;
  private final boolean bars;
  private Optional<ProgressBar> bar = Optional.empty();
  private String task = "";

  ProgressDisplay(PrintStream errors, boolean bars) {
    this.errors = errors;
    this.bars = bars;
  }

  /** A bar where people look; lines elsewhere. */
  static ProgressDisplay onErrors() {
    return new ProgressDisplay(System.err, Terminal.showsErrors());
  }

  @Override
  public void at(String newTask, long done, long total) {
    if (!newTask.equals(task)) {
      begin(newTask, total);
    }
    bar.ifPresent(shown -> shown.maxHint(total).stepTo(done));
    if (done >= total) {
      end();
    }
  }

  private void begin(String newTask, long total) {
    end();
    task = newTask;
    if (bars) {
      bar = Optional.of(bar(newTask, total));
    } else {
      errors.println(newTask + " …");
    }
  }

  private ProgressBar bar(String newTask, long total) {
    return new ProgressBarBuilder()
        .setTaskName(newTask)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setConsumer(new Line(errors))
        .build();
  }

  private void end() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
    task = "";
  }

  /** Takes the bar away, whatever it has come to. */
  @Override
  public void close() {
    end();
  }

  /**
   * One line that is drawn over; the library's own asks a terminal library that is slow to load.
   */
  private record Line(PrintStream errors) implements ProgressBarConsumer {

    private static final String CLEAR_LINE = "\r\033[K";

    @Override
    public int getMaxRenderedLength() {
      return Terminal.columns() - 1;
    }

    @Override
    public void accept(String rendered) {
      errors.print(CLEAR_LINE + rendered);
      errors.flush();
    }

    @Override
    public void close() {
      errors.print(CLEAR_LINE);
      errors.flush();
    }
  }
}
