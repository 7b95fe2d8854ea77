package dev.glasswatch.media.ffmpeg;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends libav's own log to ours at debug level, on whichever thread decodes. A damaged stream makes
 * thousands of lines a second, so no more than a few a second are kept; when nobody listens libav
 * is told to keep quiet. No line holds a URL, since libav is never given one.
 */
final class FfmpegLog extends LogCallback {

  private static final Logger LOG = LoggerFactory.getLogger("dev.glasswatch.media.ffmpeg");
  private static final AtomicBoolean INSTALLED = new AtomicBoolean();
  private static final FfmpegLog CALLBACK = new FfmpegLog();
  private static final int MOST_A_SECOND = 20;

  private final AtomicLong second = new AtomicLong();
  private final AtomicLong lines = new AtomicLong();

  private FfmpegLog() {}

  /** Takes over the log of this process, once. */
  static void install() {
    if (INSTALLED.compareAndSet(false, true)) {
      avutil.av_log_set_level(LOG.isDebugEnabled() ? avutil.AV_LOG_WARNING : avutil.AV_LOG_QUIET);
      avutil.setLogCallback(CALLBACK);
    }
  }

  @Override
  public void call(int level, BytePointer line) {
    if (LOG.isDebugEnabled() && within()) {
      LOG.debug("{}", line.getString().strip());
    }
  }

  private boolean within() {
    long now = System.nanoTime() / 1_000_000_000L;
    if (second.getAndSet(now) != now) {
      lines.set(0);
    }
    return lines.incrementAndGet() <= MOST_A_SECOND;
  }
}
