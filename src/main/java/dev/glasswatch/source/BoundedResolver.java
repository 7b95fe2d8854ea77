package dev.glasswatch.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Resolves names within a deadline, however long the system's resolver takes. The wait is ours, the
 * lookup runs on a bounded pool of daemon threads named {@code resolve-N}; those who ask for a name
 * that is being looked up already share its answer, so a name that never answers holds one thread
 * and not one for each attempt. Thread-safe.
 */
final class BoundedResolver implements AutoCloseable {
  private static final int MAX_THREADS = 64;
  private static final int MAX_WAITING = 1024;

  private final HostResolver names;
  private final Duration deadline;
  private final ThreadPoolExecutor pool;
  private final Map<String, CompletableFuture<InetAddress[]>> underway = new ConcurrentHashMap<>();

  BoundedResolver(HostResolver names, Duration deadline) {
    this.names = names;
    this.deadline = deadline;
    this.pool =
        new ThreadPoolExecutor(
            MAX_THREADS,
            MAX_THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().name("resolve-", 0).daemon().factory());
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * All addresses of {@code name}. Returns or throws when the deadline has passed or {@code stop}
   * is given, whichever comes first.
   */
  InetAddress[] resolve(String name, StopSignal stop) throws UnknownHostException {
    CompletableFuture<InetAddress[]> answer = underway.computeIfAbsent(name, this::lookUp);
    try {
      CompletableFuture.anyOf(answer, stop.asFuture())
          .get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      return answer.getNow(new InetAddress[0]).clone();
    } catch (TimeoutException e) {
      throw new UnknownHostException(name + ": no answer within " + deadline.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw new UnknownHostException(name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(name + ": interrupted");
    } finally {
      if (answer.isDone()) {
        underway.remove(name, answer);
      }
    }
  }

  private CompletableFuture<InetAddress[]> lookUp(String name) {
    CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();
    try {
      pool.execute(() -> answer(name, answer));
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(e);
    }
    return answer;
  }

  private void answer(String name, CompletableFuture<InetAddress[]> answer) {
    try {
      answer.complete(names.resolve(name));
    } catch (UnknownHostException | RuntimeException e) {
      answer.completeExceptionally(e);
    } finally {
      underway.remove(name, answer);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
