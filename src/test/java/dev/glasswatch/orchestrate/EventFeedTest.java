package dev.glasswatch.orchestrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.orchestrate.EventFeed.End;
import dev.glasswatch.orchestrate.EventFeed.Numbered;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EventFeedTest {

  private final EventFeed feed = new EventFeed(() -> FakeWatch.T0, 3, 2);

  private static final class Ear implements EventFeed.Onlooker {
    private final List<Object> heard = new ArrayList<>();
    private final int room;

    Ear(int room) {
      this.room = room;
    }

    @Override
    public void missedSome() {
      heard.add("missed");
    }

    @Override
    public boolean take(Numbered event) {
      return heard.size() < room && heard.add(event.number());
    }

    @Override
    public void end(End why) {
      heard.add(why);
    }
  }

  @Test
  void anOnlookerHearsWhatHappensFromNowOn() {
    publish(2);
    Ear ear = join(10, OptionalLong.empty());
    publish(2);
    assertThat(ear.heard).containsExactly(3L, 4L);
    feed.leave(ear);
    publish(1);
    assertThat(ear.heard).hasSize(2);
  }

  @Test
  void oneThatComesBackHearsWhatItHasNotHeard() {
    publish(4);
    assertThat(join(10, OptionalLong.of(2)).heard).containsExactly(3L, 4L);
    assertThat(join(10, OptionalLong.of(4)).heard).isEmpty();
  }

  @Test
  void whatIsGoneIsSaidToBeGone() {
    publish(9); // of which 7, 8 and 9 are kept
    assertThat(join(10, OptionalLong.of(6)).heard).containsExactly(7L, 8L, 9L);
    assertThat(join(10, OptionalLong.of(5)).heard).containsExactly("missed", 7L, 8L, 9L);
  }

  @Test
  void oneFromAnotherFeedHearsAllThatIsKept() {
    publish(2);
    assertThat(join(10, OptionalLong.of(Long.MAX_VALUE)).heard).containsExactly("missed", 1L, 2L);
  }

  @Test
  void oneThatIsTooSlowIsToldAndLetGoAndTheOthersNoticeNothing() {
    Ear slow = join(2, OptionalLong.empty());
    Ear quick = join(10, OptionalLong.empty());
    publish(4);
    assertThat(slow.heard).containsExactly(1L, 2L, End.TOO_SLOW);
    assertThat(quick.heard).containsExactly(1L, 2L, 3L, 4L);
    assertThat(feed.onlookers()).isEqualTo(1);
    assertThat(feed.cutOff()).isEqualTo(1);
  }

  @Test
  void onlySoManyMayJoinAndNoneOnceClosed() {
    Ear first = join(10, OptionalLong.empty());
    join(10, OptionalLong.empty());
    assertThat(feed.join(new Ear(10), OptionalLong.empty())).isFalse();
    feed.close();
    assertThat(first.heard).containsExactly(End.CLOSING);
    assertThat(feed.join(new Ear(10), OptionalLong.empty())).isFalse();
  }

  private Ear join(int room, OptionalLong after) {
    Ear ear = new Ear(room);
    assertThat(feed.join(ear, after)).isTrue();
    return ear;
  }

  private void publish(int events) {
    for (int i = 0; i < events; i++) {
      feed.publish(new BatchEvent.StreamAdded("news"));
    }
  }
}
