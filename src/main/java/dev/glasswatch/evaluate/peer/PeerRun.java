package dev.glasswatch.evaluate.peer;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Programs;
import dev.glasswatch.evaluate.score.Found;
import dev.glasswatch.media.FfmpegProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs all filters over one file in one go, and reads what they say. They pass pictures and sound
 * on as they are, so they do not disturb one another.
 */
public final class PeerRun {

  private static final Pattern LINE = Pattern.compile("\\[\\w+@p(\\d+) @ [^]]+] (.*)");
  private static final Pattern FREEZE =
      Pattern.compile("lavfi[.]freezedetect[.]freeze_(start|end): ([0-9.-]+)");
  private static final Pattern BLACK = Pattern.compile("black_start:([0-9.]+) black_end:([0-9.]+)");
  private static final Pattern SILENCE =
      Pattern.compile("(?:channel: (\\d+) [|] )?silence_(start|end): ([0-9.-]+)");

  private final List<Peer> peers;
  private final long length;
  private final long origin;
  private final Map<Integer, List<Found>> found = new HashMap<>();
  private final Map<String, Long> started = new HashMap<>();

  /**
   * For one file.
   *
   * @param length of it, microseconds: what was found to last ends there
   * @param origin time of its first frame; all times count from there
   */
  public PeerRun(List<Peer> peers, long length, long origin) {
    this.peers = peers;
    this.length = length;
    this.origin = origin;
  }

  /** What each of the filters found, in their order. */
  public List<List<Found>> run(FfmpegProgram program, Path file, boolean heard)
      throws EvaluateException {
    List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-nostats"));
    arguments.addAll(List.of("-threads", "1", "-filter_threads", "1", "-i", file.toString()));
    arguments.addAll(List.of("-map", "0:v:0", "-vf", chain(true)));
    if (heard) {
      arguments.addAll(List.of("-map", "0:a:0", "-af", chain(false)));
    }
    arguments.addAll(List.of("-f", "null", "-"));
    Programs.run(program, arguments, this::line);
    started.forEach((key, from) -> end(Integer.parseInt(key.split(" ")[0]), from, length + origin));
    List<List<Found>> all = new ArrayList<>();
    for (int i = 0; i < peers.size(); i++) {
      all.add(List.copyOf(found.getOrDefault(i, List.of())));
    }
    return all;
  }

  private String chain(boolean pictures) {
    return peers.stream()
        .filter(peer -> peer.seesPictures() == pictures)
        .map(peer -> "%s@p%d=%s".formatted(peer.filter(), peers.indexOf(peer), peer.settings()))
        .collect(Collectors.joining(","));
  }

  private void line(String line) {
    Matcher parts = LINE.matcher(line);
    if (parts.find()) {
      int peer = Integer.parseInt(parts.group(1));
      String said = parts.group(2);
      Matcher freeze = FREEZE.matcher(said);
      Matcher black = BLACK.matcher(said);
      Matcher silence = SILENCE.matcher(said);
      if (freeze.find()) {
        turn(peer, "", freeze.group(1).equals("start"), micros(freeze.group(2)));
      } else if (black.find()) {
        end(peer, micros(black.group(1)), micros(black.group(2)));
      } else if (silence.find()) {
        String channel = String.valueOf(silence.group(1));
        turn(peer, channel, silence.group(2).equals("start"), micros(silence.group(3)));
      }
    }
  }

  private void turn(int peer, String channel, boolean start, long at) {
    String key = peer + " " + channel;
    if (start) {
      started.put(key, at);
    } else {
      Long from = started.remove(key);
      if (from != null) {
        end(peer, from, at);
      }
    }
  }

  // With one report a channel, both channels fall silent together: that is one silence, not two
  private void end(int peer, long from, long to) {
    Peer who = peers.get(peer);
    List<Found> all = found.computeIfAbsent(peer, any -> new ArrayList<>());
    Found one = new Found(who.defect(), who.filter(), from - origin, to - origin, 1, to - origin);
    boolean again =
        all.stream().anyMatch(other -> other.from() < one.to() && one.from() < other.to());
    if (!again) {
      all.add(one);
    }
  }

  private static long micros(String seconds) {
    return Math.round(Double.parseDouble(seconds) * 1e6);
  }
}
