package dev.glasswatch.detect.freeze;

/**
 * What speaks for and against motion having stopped dead at one frame: measured numbers only.
 * Motion is the mean step of the cells outside the moving part; {@code …Ratio} is relative to the
 * motion before the stop, everything else in levels or shares of the picture.
 *
 * @param framesPerSecond how fast frames come
 * @param movedBefore share of the cells that moved just before, light changes left out
 * @param levelBefore motion before, in levels
 * @param steadiness how much the steps before resemble one another, as in a fade: {@link
 *     Steadiness}
 * @param lastRatio motion of the last frame before the stop: near 1 when a picture freezes, small
 *     when a scene comes to rest by itself
 * @param firstRatio motion of the first frame after the stop
 * @param earlyRatio median motion of the first 0.2 s after
 * @param restRatio mean motion after the stop but for the loudest frames
 * @param rest the same in levels
 * @param burstRatio loudest motion that lasted 0.16 s
 * @param movingShare share of the cells that go on moving: clock, ticker, logo
 * @param wanderingShare share of the cells that moved in only one half of the time
 * @param tremblingShare share of the cells that moved now and then, and away from where they were
 * @param drift share of the cells that ended more than a level from where they had stopped
 */
record StopEvidence(
    double framesPerSecond,
    double movedBefore,
    double levelBefore,
    double steadiness,
    double lastRatio,
    double firstRatio,
    double earlyRatio,
    double restRatio,
    double rest,
    double burstRatio,
    double movingShare,
    double wanderingShare,
    double tremblingShare,
    double drift) {}
