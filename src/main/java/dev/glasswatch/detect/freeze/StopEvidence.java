package dev.glasswatch.detect.freeze;

/**
 * What speaks for and against motion having stopped dead at one frame: measured numbers only.
 * Motion is the mean step of the cells outside the moving part; {@code …Ratio} is relative to the
 * motion before the stop, everything else in levels or shares of the picture.
 *
 * @param movedBefore share of the cells that moved just before, light changes left out
 * @param lastRatio motion of the last frame before the stop: near 1 when a picture freezes, small
 *     when a scene comes to rest by itself
 * @param steadiness correlation of the first and the last steps before the stop, cell by cell: near
 *     1 in a fade or a dissolve, which end abruptly by nature
 * @param firstRatio motion of the first frame after the stop
 * @param earlyRatio median motion of the first 0.2 s after
 * @param restRatio mean motion after the stop but for the loudest frames
 * @param rest the same in levels
 * @param burstRatio loudest motion that lasted 0.16 s
 * @param burst the same in levels
 * @param movingShare share of the cells that go on moving: clock, ticker, logo
 * @param wanderingShare share of the cells that moved in only one half of the time
 * @param tremblingShare share of the cells that moved now and then, and away from where they were
 * @param drift1 share of the cells that ended more than one level from where they had stopped
 * @param drift2 the same for two levels
 */
record StopEvidence(
    double movedBefore,
    double lastRatio,
    double steadiness,
    double firstRatio,
    double earlyRatio,
    double restRatio,
    double rest,
    double burstRatio,
    double burst,
    double movingShare,
    double wanderingShare,
    double tremblingShare,
    double drift1,
    double drift2) {}
