package dev.glasswatch.evaluate.reel;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does independent pieces of work on as many threads as there are cores. */
public final class Workers {

  private Workers() {}

  /** Results in the order of the work; the first failure ends all. */
  public static <T> List<T> all(String task, List<? extends Callable<T>> work, Progress progress)
      throws EvaluateException, InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(cores, Thread.ofPlatform().name("work-", 0).factory())) {
      List<Future<T>> answers = new ArrayList<>();
      work.forEach(one -> answers.add(workers.submit(one)));
      List<T> results = new ArrayList<>();
      for (Future<T> answer : answers) {
        progress.at(task, results.size(), work.size());
        results.add(result(answer, workers));
      }
      progress.at(task, work.size(), work.size());
      return results;
    }
  }

  private static <T> T result(Future<T> answer, ExecutorService workers)
      throws EvaluateException, InterruptedException {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      workers.shutdownNow();
      throw e;
    } catch (ExecutionException e) {
      workers.shutdownNow();
      throw e.getCause() instanceof EvaluateException known
          ? known
          : new EvaluateException("The work could not be done: " + e.getCause(), e);
    }
  }
}
